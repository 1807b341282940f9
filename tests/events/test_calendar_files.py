"""What the files that come with emails do in somebody's own calendar, whichever program reads them."""

import datetime as dt

import pytest
from django.core import mail
from django.utils import timezone

from participation.messages.contact.models import Attachment
from participation.programme.consultations.services import update_consultation
from participation.programme.events.services import (
    book_place,
    call_off_event,
    change_event,
    give_up_place,
    remind,
)
from tests.activities.calendar_readers import READERS, by_icalendar
from tests.factories.activities import make_consultation, make_event
from tests.factories.people import make_customer

pytestmark = pytest.mark.django_db


@pytest.fixture
def amina():
    return make_customer("Amina Hussain", email="amina@example.org")


def files(template: str) -> list[str]:
    sent = Attachment.objects.filter(message__template=f"events/email/{template}")
    return list(sent.order_by("pk").values_list("content", flat=True))


@pytest.mark.parametrize("reader", READERS)
def test_a_place_given_up_is_taken_out_of_the_calendar(reader, amina):
    event = make_event("Drop-in")
    give_up_place(booking=book_place(event=event, customer=amina), by=None)

    put_in, taken_out = map(reader, [*files("booked"), *files("given_up")])

    assert (put_in.method, put_in.status, put_in.busy) == ("PUBLISH", "CONFIRMED", True)
    assert (taken_out.method, taken_out.status, taken_out.busy) == ("CANCEL", "CANCELLED", False)
    assert taken_out.uid == put_in.uid
    assert taken_out.sequence > put_in.sequence
    assert (taken_out.starts, taken_out.ends) == (put_in.starts, put_in.ends)


@pytest.mark.parametrize("reader", READERS)
def test_what_is_called_off_is_taken_out_as_well(reader, amina, officer):
    event = make_event("Drop-in")
    book_place(event=event, customer=amina)
    call_off_event(event=event, by=officer, why="No heating")

    put_in, taken_out = map(reader, [*files("booked"), *files("called_off")])

    assert (taken_out.method, taken_out.status, taken_out.busy) == ("CANCEL", "CANCELLED", False)
    assert taken_out.summary == "Called off: Drop-in"
    assert taken_out.uid == put_in.uid
    assert taken_out.sequence > put_in.sequence


@pytest.mark.parametrize("reader", READERS)
def test_a_project_of_six_weeks_stands_on_its_days_and_keeps_nobody_busy(reader, amina):
    starts = dt.datetime(2030, 6, 3, 18, tzinfo=dt.UTC)
    ends = starts + dt.timedelta(days=42, hours=2)
    event = make_event("A new letter", kind="co_design", starts_at=starts, ends_at=ends)
    book_place(event=event, customer=amina)

    entry = reader(*files("booked"))

    assert not entry.busy
    assert (entry.starts, entry.ends) == (dt.date(2030, 6, 3), dt.date(2030, 7, 16))


def test_who_books_again_gets_an_entry_that_the_cancelling_does_not_reach(amina):
    event = make_event()
    give_up_place(booking=book_place(event=event, customer=amina), by=None)
    book_place(event=event, customer=amina)

    first, again = map(by_icalendar, files("booked"))

    assert again.method == "PUBLISH"
    assert again.uid != first.uid == by_icalendar(*files("given_up")).uid


def test_two_who_share_a_calendar_have_an_entry_each(client, amina):
    event = make_event()
    book_place(event=event, customer=amina)
    book_place(event=event, customer=make_customer("Yusuf Hussain", email="amina@example.org"))
    public = client.get(f"/events/{event.slug}/event.ics").content.decode()

    assert len({by_icalendar(text).uid for text in [*files("booked"), public]}) == 3


def test_a_change_and_a_reminder_bring_the_entry_up_to_date(amina, officer):
    event = make_event(starts_at=timezone.now() + dt.timedelta(days=1))
    booking = book_place(event=event, customer=amina)
    change_event(event=event, by=officer, venue="Mill Lane Hall")
    remind(booking.pk)

    booked, changed, tomorrow = (
        by_icalendar(*files(template)) for template in ("booked", "changed", "tomorrow")
    )

    assert {booked.method, changed.method, tomorrow.method} == {"PUBLISH"}
    assert booked.uid == changed.uid == tomorrow.uid
    assert booked.sequence < changed.sequence == tomorrow.sequence


def test_the_public_file_of_what_is_called_off_takes_it_out(client, officer):
    event = make_event("Drop-in")
    address = f"/events/{event.slug}/event.ics"
    before = by_icalendar(client.get(address).content.decode())
    call_off_event(event=event, by=officer, why="No heating")

    after = by_icalendar(client.get(address).content.decode())

    assert (before.method, after.method, after.status) == ("PUBLISH", "CANCEL", "CANCELLED")
    assert after.uid == before.uid
    assert after.sequence > before.sequence


def test_the_calendar_that_people_subscribe_to_keeps_what_is_called_off(client):
    make_consultation("Rent 2030", cancelled_at=timezone.now())

    entry = by_icalendar(client.get("/calendar.ics").content.decode())

    assert (entry.method, entry.status) == ("PUBLISH", "CANCELLED")
    assert entry.summary == "Called off: Last day to have your say: Rent 2030"


def test_a_longer_time_to_answer_replaces_the_last_day_that_a_phone_has(client):
    consultation = make_consultation(ends_at=timezone.now() + dt.timedelta(days=10))
    before = by_icalendar(client.get("/calendar.ics").content.decode())
    later = consultation.ends_at + dt.timedelta(days=7)
    update_consultation(consultation=consultation, ends_at=later)

    after = by_icalendar(client.get("/calendar.ics").content.decode())

    assert after.uid == before.uid
    assert after.starts == before.starts + dt.timedelta(days=7)
    assert after.sequence > before.sequence


def test_an_event_that_ends_as_it_begins_is_still_a_valid_entry(client):
    starts = timezone.now() + dt.timedelta(days=2)
    make_event("Photo on the steps", starts_at=starts, ends_at=starts)

    assert b"DTEND" not in client.get("/calendar.ics").content


def test_the_email_says_of_its_file_what_the_file_says(amina, django_capture_on_commit_callbacks):
    event = make_event()
    with django_capture_on_commit_callbacks(execute=True):
        give_up_place(booking=book_place(event=event, customer=amina), by=None)

    said = []
    for email in mail.outbox:
        (part,) = (part for part in email.message().walk() if part.get_filename())
        said.append((part.get_content_type(), part.get_param("method"), part.get_param("charset")))
    assert said == [
        ("text/calendar", "PUBLISH", "utf-8"),
        ("text/calendar", "CANCEL", "utf-8"),
    ]
