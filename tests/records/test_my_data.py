import datetime as dt
import io
import json
import zipfile

import pytest
from django.utils import timezone

from base.core.audience import Role
from participation.messages.contact.models import Message
from participation.people.customers.notes import add_note
from participation.people.equality.models import Answer, Question
from participation.programme.activities.models import Engagement
from participation.programme.activities.services import record_engagement
from participation.records.models import DataCopy, DataRequest
from participation.records.models.requests import a_month_after
from participation.records.mydata import copying
from participation.records.mydata.holding import sections
from participation.records.mydata.services import ask, ask_for_copy
from participation.records.tasks import make_data_copy, sweep_data_copies
from portal.worklist import waiting_for
from tests.factories.activities import make_booking, make_event
from tests.factories.people import make_customer, make_joined_customer, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def amina(client):
    amina = make_joined_customer("Amina Ó Hussain", address="3 Mill Lane", postcode="GM1 1AB")
    client.force_login(amina.user)
    return amina


def made(customer) -> DataCopy:
    copy = ask_for_copy(customer=customer, by=customer.user)
    make_data_copy(copy.pk)
    copy.refresh_from_db()
    return copy


def opened(content: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(content))


def test_the_page_shows_what_we_hold_and_where_to_change_it(client, amina, officer):
    make_booking(make_event("Estate walk"), amina)
    add_note(customer=amina, author=officer, text="Prefers mornings.")

    page = client.get("/me/data/").content.decode()

    assert "Amina Ó Hussain" in page
    assert "/me/preferences/you/" in page
    assert "/me/data/see/bookings/" in page
    assert "/me/data/see/notes/" in page


def test_each_section_can_be_read(client, amina, officer):
    make_booking(make_event("Estate walk"), amina, access_needs="A ramp")
    add_note(customer=amina, author=officer, text="Prefers mornings.")
    add_note(customer=make_customer("Tam Rennie"), author=officer, text="Somebody else.")

    assert "A ramp" in client.get("/me/data/see/bookings/").content.decode()
    notes = client.get("/me/data/see/notes/").content.decode()
    assert "Prefers mornings." in notes
    assert "Somebody else." not in notes
    assert client.get("/me/data/see/nothing/").status_code == 404


def test_what_we_hold_is_told_to_the_person_and_not_about_them(client, amina):
    record_engagement(
        activity=make_event("Estate walk"),
        customer=amina,
        role=Engagement.Role.ATTENDED,
        source="test:walk",
        day=dt.date(2026, 3, 2),
    )
    booking = make_booking(make_event("Rent meeting"), amina)
    when = dt.datetime(2026, 3, 1, 18, 30, tzinfo=dt.UTC)
    type(booking).objects.filter(pk=booking.pk).update(booked_at=when)

    page = client.get("/me/data/").content.decode()
    walks = client.get("/me/data/see/times-you-took-part/").content.decode()
    bookings = client.get("/me/data/see/bookings/").content.decode()

    assert "Times you took part" in page
    assert "they took part" not in page
    assert "<strong>2 March 2026</strong><br>Activity: Estate walk" in walks
    assert "<strong>Rent meeting</strong><br>Booked: 1 March 2026, 6:30pm</li>" in bookings


def test_each_kind_of_row_has_headings_of_its_own_in_words_for_the_person():
    for section in sections():
        assert len(set(section.headings)) == len(section.headings)
        said = f"{section.words} {' '.join(section.headings)}".lower().split()
        assert not {"they", "them", "their", "themselves", "at", "preferenceoption"} & set(said)


def test_the_copy_holds_the_same_as_a_page_and_as_json(client, amina, officer):
    make_booking(make_event("Estate walk"), amina, access_needs="A ramp <b>")
    question = Question.objects.asked().first()
    Answer.objects.create(customer=amina, question=question, option=question.options.first())
    copy = made(amina)

    response = client.get(f"/me/data/copy/{copy.pk}/")
    archive = opened(b"".join(response.streaming_content))
    data = json.loads(archive.read("my-data.json"))
    page = archive.read("my-data.html").decode()

    assert data["you"]["Name"] == "Amina Ó Hussain"
    assert data["sections"]["Bookings"][0]["Event"] == "Estate walk"
    assert data["sections"]["Equality answers"][0]["Question"] == question.text
    assert "A ramp &lt;b&gt;" in page
    assert "Amina Ó Hussain" in page
    assert "http" not in page


def test_the_copy_is_for_its_owner_alone(client, amina, officer):
    copy = made(amina)
    other = make_joined_customer("Tam Rennie")

    for user, status in ((other.user, 404), (officer, 403), (make_user(Role.ADMINISTRATOR), 403)):
        client.force_login(user)
        assert client.get(f"/me/data/copy/{copy.pk}/").status_code == status


def test_whoever_sits_down_next_finds_nothing_of_it_with_the_back_button(client, amina):
    """A library's computer: what the browser kept would still be there after signing out."""
    copy = made(amina)
    question = Question.objects.asked().first()

    file = client.get(f"/me/data/copy/{copy.pk}/")
    assert file.getvalue()
    assert "no-store" in file["Cache-Control"]
    for address in (
        "/me/",
        "/me/data/",
        "/me/data/see/notes/",
        "/me/equality/",
        f"/me/equality/{question.code}/",
    ):
        response = client.get(address)
        assert response.status_code == 200, address
        assert "no-store" in response["Cache-Control"], address


def test_after_seven_days_the_copy_is_gone(client, amina, django_capture_on_commit_callbacks):
    copy = made(amina)
    name = copy.file.name
    DataCopy.objects.update(expires_at=timezone.now() - dt.timedelta(seconds=1))

    assert client.get(f"/me/data/copy/{copy.pk}/").status_code == 404
    with django_capture_on_commit_callbacks(execute=True):
        sweep_data_copies()
    assert not copy.file.storage.exists(name)
    assert "Make a copy of my data" in client.get("/me/data/").content.decode()


def test_asking_twice_makes_one_copy(client, amina):
    client.post("/me/data/copy/")
    client.post("/me/data/copy/")

    assert DataCopy.objects.count() == 1


def test_making_it_again_changes_nothing(amina):
    copy = made(amina)

    make_data_copy(copy.pk)

    assert DataCopy.objects.get().attempts == 1


def test_a_copy_that_a_killed_worker_held_is_made_by_the_next(amina):
    copy = ask_for_copy(customer=amina, by=amina.user)
    DataCopy.objects.claim(copy.pk)
    DataCopy.objects.update(beat_at=timezone.now() - dt.timedelta(hours=1))

    sweep_data_copies()

    copy.refresh_from_db()
    assert (copy.state, copy.attempts) == ("ready", 2)


def test_a_failure_is_shown_with_a_button_to_try_again(client, amina, monkeypatch):
    def broken(data):
        raise OSError("disk full")

    monkeypatch.setattr(copying, "zipped", broken)
    made(amina)

    page = client.get("/me/data/").content.decode()

    assert "We could not make your copy" in page
    assert "Make a copy of my data" in page


def test_somebody_asks_to_be_erased_and_it_is_on_the_worklist(client, amina, officer):
    response = client.post("/me/data/erase/", {"said": "I have moved away."}, follow=True)
    client.post("/me/data/erase/", {"said": "Again."})

    asked = DataRequest.objects.get()
    assert "You hear from us by" in response.content.decode()
    assert asked.due_on == a_month_after(timezone.localdate())
    assert Message.objects.filter(template="records/email/request_received").count() == 1
    assert "Amina Ó Hussain asks: erase my record" in [task.what for task in waiting_for(officer)]


def test_an_objection_says_what_to_stop(client, amina):
    empty = client.post("/me/data/object/", {"said": ""})
    client.post("/me/data/object/", {"said": "Do not profile me."})

    assert "Say what we should stop doing" in empty.content.decode()
    assert DataRequest.objects.get().said == "Do not profile me."


def test_an_officer_decides_on_a_page_and_what_was_typed_is_kept(client, amina, officer):
    asked = ask(customer=amina, kind="erase", said="I have moved away.")
    client.force_login(officer)

    unexplained = client.post(asked.get_absolute_url(), {"decision": "refuse", "reason": ""})
    client.post(asked.get_absolute_url(), {"decision": "refuse", "reason": "A complaint is open."})

    assert "Say why: the reason goes to them" in unexplained.content.decode()
    asked.refresh_from_db()
    assert asked.state == "refused"
    assert "Refused" in client.get("/staff/erasures/?show=decided").content.decode()
    client.force_login(amina.user)
    assert "A complaint is open." in client.get("/me/data/").content.decode()


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        (dt.date(2026, 1, 31), dt.date(2026, 2, 28)),
        (dt.date(2026, 3, 31), dt.date(2026, 4, 30)),
        (dt.date(2026, 6, 3), dt.date(2026, 7, 3)),
        (dt.date(2026, 12, 31), dt.date(2027, 1, 31)),
    ],
)
def test_a_month_is_a_calendar_month(asked, due):
    assert a_month_after(asked) == due


def test_the_pages_stay_within_their_budget(client, amina, officer, django_assert_max_num_queries):
    for n in range(5):
        make_booking(make_event(f"Walk {n}"), amina)
    with django_assert_max_num_queries(12):
        client.get("/me/data/")
    with django_assert_max_num_queries(12):
        client.get("/me/data/see/bookings/")
    asked = ask(customer=amina, kind="erase")
    client.force_login(officer)
    for address in ("/staff/erasures/", asked.get_absolute_url()):
        with django_assert_max_num_queries(20):
            client.get(address)


def test_nobody_asks_for_somebody_else_while_acting(client, amina, officer):
    jean = make_customer("Jean Smith")
    client.force_login(officer)
    client.post(f"/staff/people/{jean.pk}/act/", {"asked": "phone"})

    assert client.get("/me/data/").status_code == 403
    assert client.post("/me/data/copy/").status_code == 403
