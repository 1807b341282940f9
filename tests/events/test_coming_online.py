"""How the page of an event says that somebody comes online, to those who have booked and those who have not."""

import pytest
from django.utils import timezone

from participation.programme.activities.ics import OwnEntry, file_of
from tests.factories.activities import make_booking, make_event

pytestmark = pytest.mark.django_db

ROOM = "https://meet.example.org/room"
WHEN_YOU_BOOK = "You get the link when you book"
WE_SEND_IT = "We send you the link as soon as we have it"


def online(**fields):
    return make_event(where="online", venue="", **fields)


def page(client, event) -> str:
    return client.get(event.get_absolute_url()).content.decode()


def test_who_may_still_book_reads_that_the_link_comes_with_the_place(client):
    shown = page(client, online(online_link=ROOM))

    assert WHEN_YOU_BOOK in shown
    assert ROOM not in shown


@pytest.mark.parametrize(("link", "reads"), [(ROOM, ROOM), ("", WE_SEND_IT)])
def test_who_has_booked_reads_the_link_or_that_it_comes(client, amina, link, reads):
    event = online(online_link=link)
    make_booking(event, amina)

    shown = page(client, event)

    assert reads in shown
    assert WHEN_YOU_BOOK not in shown


@pytest.mark.parametrize("booked", [True, False])
def test_what_is_called_off_promises_no_link_and_leads_into_no_room(client, amina, booked):
    event = online(online_link=ROOM, cancelled_at=timezone.now())
    if booked:
        make_booking(event, amina)

    shown = page(client, event)

    assert "This event is called off" in shown
    assert not any(words in shown for words in (WHEN_YOU_BOOK, WE_SEND_IT, ROOM))


def test_what_is_full_promises_nobody_a_link(client):
    event = online(online_link=ROOM, capacity=1)
    make_booking(event)

    assert WHEN_YOU_BOOK not in page(client, event)


def test_where_nobody_books_the_link_is_asked_for(client):
    assert "for the link." in page(client, online(takes_bookings=False))


@pytest.mark.parametrize("given_up", [True, False])
def test_no_calendar_leads_into_the_room_of_what_is_gone(given_up):
    event = online(online_link=ROOM, cancelled_at=None if given_up else timezone.now())

    entry = file_of(event, OwnEntry("booking-1", ROOM, given_up=given_up)).text

    assert "STATUS:CANCELLED" in entry
    assert "meet.example.org" not in entry
