import importlib

import pytest
from django.core.mail import EmailMultiAlternatives
from django.urls import Resolver404, clear_url_caches, resolve

import portal.urls
from portal.demo.world.cast import CAST, CUSTOMER, MANAGER, make_cast
from tests.factories.people import make_customer, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    users = make_cast()
    make_customer(CUSTOMER.name, user=users[CUSTOMER.email])
    return users


@pytest.fixture
def outbox(settings, tmp_path):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path
    return tmp_path


@pytest.fixture
def without_demo(settings):
    settings.DEMO = False
    importlib.reload(portal.urls)
    clear_url_caches()
    yield
    settings.DEMO = True
    importlib.reload(portal.urls)
    clear_url_caches()


def test_everyone_of_the_cast_can_be_entered_as(client, cast):
    page = client.get("/demo/").content.decode()

    for person in CAST:
        assert f"Come in as {person.name}" in page
        client.post(f"/demo/enter/{cast[person.email].pk}/")
        assert client.get("/account/").wsgi_request.user.email == person.email


def test_nothing_asks_a_manager_for_the_second_factor_again(client, cast):
    client.post(f"/demo/enter/{cast[MANAGER.email].pk}/")

    # Looking at one's factors asks for a fresh sign-in where there was none.
    assert client.get("/accounts/2fa/recovery-codes/generate/").status_code == 200


def test_entering_leaves_nothing_of_the_person_before(client, cast):
    client.force_login(make_user())
    session = client.session
    session["kept_answers"] = {"path": "/join/", "answers": []}
    session.save()

    client.post(f"/demo/enter/{cast[CUSTOMER.email].pk}/")

    assert "kept_answers" not in client.session


def test_only_the_cast_can_be_entered_as(client, cast):
    stranger = make_user()

    assert client.post(f"/demo/enter/{stranger.pk}/").status_code == 404


def test_a_link_cannot_sign_anybody_in(client, cast):
    assert client.get(f"/demo/enter/{cast[CUSTOMER.email].pk}/").status_code == 405


def test_an_empty_demo_says_how_to_fill_it(client):
    assert "seed_demo" in client.get("/demo/").content.decode()


def test_what_was_sent_is_read_with_its_files_newest_first(client, outbox):
    for subject in ("Your code", "Your place is booked: Ó Súilleabháin’s walk"):
        email = EmailMultiAlternatives(
            subject, "See you on 3 June.\n" + "-" * 79 + "\nGlenmarnock", to=["a@post.example"]
        )
        email.attach("event.ics", "BEGIN:VCALENDAR", "text/calendar")
        email.send()

    listed = client.get("/demo/outbox/")
    newest = listed.context["sent"][0]
    page = client.get(f"/demo/outbox/{newest.name}/").content.decode()
    file = client.get(f"/demo/outbox/{newest.name}/0/")

    assert len(listed.context["sent"]) == 2
    assert newest.subject == "Your place is booked: Ó Súilleabháin’s walk"
    assert "See you on 3 June." in page
    assert "Glenmarnock" in page
    assert file.headers["Content-Disposition"] == 'attachment; filename="event.ics"'
    assert file.content.strip() == b"BEGIN:VCALENDAR"


def test_html_in_an_email_is_shown_and_not_run(client, outbox):
    EmailMultiAlternatives("<b>Hi</b>", "<script>alert(1)</script>", to=["a@post.example"]).send()

    name = client.get("/demo/outbox/").context["sent"][0].name

    assert b"<script>alert" not in client.get(f"/demo/outbox/{name}/").content


@pytest.mark.parametrize("name", ["no-such-email", "20261121-1-99", "..", "%2e%2e%2fportal"])
def test_an_email_that_is_not_there_is_not_found(client, outbox, name):
    (outbox / "20261121-1.log").write_bytes(b"")

    assert client.get(f"/demo/outbox/{name}/").status_code == 404


def test_an_empty_outbox_says_what_to_do(client, outbox):
    assert "Nothing has been sent yet" in client.get("/demo/outbox/").content.decode()


@pytest.mark.parametrize(
    "address", ["/demo/", "/demo/outbox/", "/demo/outbox/x/", "/demo/enter/1/"]
)
def test_without_demo_there_is_no_such_address(client, without_demo, address):
    with pytest.raises(Resolver404):
        resolve(address)
    assert client.get(address).status_code == 404
    assert client.post(address).status_code == 404


def test_without_demo_the_views_themselves_find_nothing(client, cast, settings):
    settings.DEMO = False

    assert client.get("/demo/").status_code == 404
    assert client.post(f"/demo/enter/{cast[CUSTOMER.email].pk}/").status_code == 404
