"""The pages of Join: what is wrong is said, what was typed is kept, and only for whoever typed it."""

import time

import pytest

from participation.joining.involvement.models import Joining
from tests.factories.people import make_user

from .joining import BY_PHONE, PAGES, YOU, fill_in, join, type_in_the_code

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("step", "typed", "message"),
    [
        ("you", {**YOU, "name": "🙂"}, "Enter a name with letters in it"),
        ("you", {**YOU, "name": ""}, "Enter your name"),
        ("you", {**YOU, "name": "J" * 10_000}, "Your name must be 150 characters or fewer"),
        ("you", {**YOU, "email": ""}, "Enter your email address"),
        ("you", {**YOU, "email": "jean@"}, "Enter an email address, like name@example.com"),
        ("you", {"name": "Jean", "reach": "phone", "phone": "12"}, "Enter a phone number"),
        ("you", {"name": "Jean", "reach": "post"}, "Enter your house number, street and town"),
        ("you", {"name": "Jean", "reach": "pigeon"}, "Select a valid choice"),
        ("home", {"postcode": "ZZ99", "tenure": "tenant"}, "Enter a full UK postcode"),
        ("home", {"tenure": "tenant"}, "Enter your postcode, or choose your area"),
        ("home", {"postcode": "GM1 1AA"}, "Choose which of these fits you best"),
        ("level", {}, "Choose how far you would like to get involved"),
        ("topic", {"topic": ["\0"]}, "Select a valid choice"),
        ("contact", {"preferred_channel": "post"}, "Select a valid choice"),
        ("contact", {"language": "en"}, "Choose the best way to reach you"),
        (
            "support",
            {"support_notes": "x" * 10_000},
            "Anything else that would help, in your own words must be 1,000 characters or fewer",
        ),
    ],
)
def test_a_wrong_answer_comes_back_with_what_to_do(client, step, typed, message):
    client.post("/join/you/", YOU)

    response = client.post(f"/join/{step}/", typed)

    assert response.status_code == 200
    content = response.content.decode()
    assert "There is a problem" in content
    assert message in content
    for value in typed.values():
        if isinstance(value, str) and "\0" not in value and step != "contact":
            kept = f'value="{value}"'
            assert kept in content or value in content


def test_boxes_of_another_way_are_ignored_without_scripts(client):
    response = client.post(
        "/join/you/", {**BY_PHONE["you"], "email": "half an addr", "postcode": "ZZ99"}
    )

    assert response.status_code == 302


@pytest.mark.parametrize("name", ["Ó Súilleabháin", "O'Neil", "Zoë 🙂", "Nguyễn Thị", "<b>Al</b>"])
def test_names_are_taken_as_they_are_written(client, name):
    fill_in(client, {"you": {**YOU, "name": name}})

    assert client.get("/join/check/").context["lines"][0].said == [name]
    assert "<b>Al</b>" not in client.get("/join/check/").content.decode()


def test_a_phone_number_is_read_back_as_people_write_it(client):
    fill_in(client, BY_PHONE)

    page = client.get("/join/check/").content.decode()

    assert "0141 496 0123" in page
    assert "+44" not in page


def test_the_check_page_sends_back_to_what_is_missing(client):
    client.post("/join/you/", YOU)

    assert client.get("/join/check/").url == "/join/home/"
    assert client.post("/join/check/", {}).url == "/join/home/"
    assert Joining.objects.count() == 0


def test_changing_one_answer_leads_back_to_the_check_page(client):
    fill_in(client)

    changed = client.post("/join/topic/", {"topic": ["rent"]})

    assert changed.url == "/join/check/"
    assert "Rent and value for money" in client.get("/join/check/").content.decode()


def test_another_way_of_being_reached_asks_again_what_depends_on_it(client):
    fill_in(client)

    changed = client.post("/join/you/", BY_PHONE["you"])

    assert changed.url == "/join/home/"
    form = client.get("/join/consent/").context["form"]
    # A landline takes no texts.
    assert [way for way, _ in form.fields["consents"].choices] == ["phone"]


def test_made_up_steps_lead_back_to_join(client):
    assert client.get("/join/nonsense/").url == "/join/you/"
    assert client.post("/join/nonsense/", {"name": "x"}).url == "/join/you/"


def test_each_page_of_join_takes_few_queries(client, django_assert_max_num_queries):
    fill_in(client)
    for step in [*PAGES, "check"]:
        with django_assert_max_num_queries(12):
            assert client.get(f"/join/{step}/").status_code == 200


def test_answers_survive_a_reload_going_back_and_signing_in(client):
    fill_in(client)
    assert "jean@example.org" in client.get("/join/you/").content.decode()
    user = make_user(email="other@example.org")

    client.post("/accounts/login/code/", {"email": user.email})
    type_in_the_code(client)

    page = client.get("/join/check/").content.decode()
    assert "Jean Ó Súilleabháin" in page
    assert "Warm homes and energy bills" in page


def test_starting_again_forgets_what_was_typed(client):
    fill_in(client)

    client.post("/join/")

    assert "You have begun already" not in client.get("/join/").content.decode()
    assert "jean@example.org" not in client.get("/join/you/").content.decode()
    assert client.get("/join/check/").url == "/join/you/"


def test_what_was_typed_is_forgotten_once_it_is_somebodys_record(client):
    join(client)
    assert "You have begun already" in client.get("/join/").content.decode()

    type_in_the_code(client)

    assert "You have begun already" not in client.get("/join/").content.decode()


def test_what_was_sent_is_not_read_by_whoever_uses_the_computer_next(client, monkeypatch):
    join(client)
    assert "jean@example.org" in client.get("/join/you/").content.decode()
    later = time.time() + 61 * 60
    monkeypatch.setattr(time, "time", lambda: later)

    assert "jean@example.org" not in client.get("/join/you/").content.decode()
    assert client.get("/join/check/", follow=True).redirect_chain[-1][0] == "/join/you/"


def test_who_starts_again_leaves_alone_what_another_sent_from_the_same_browser(client):
    join(client)

    client.post("/join/")
    join(client, {"you": {**YOU, "name": "Ann", "email": "ann@example.org"}})

    assert {one.email for one in Joining.objects.all()} == {"jean@example.org", "ann@example.org"}
