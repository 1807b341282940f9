import datetime as dt

import pytest
from django.core import mail
from django.utils import timezone

from base.core.audience import Role
from base.core.refused import Refused
from participation.messages.contact.models import Message
from participation.programme.events.models import Booking
from participation.programme.events.services import book_place, change_event, give_up_place
from tests.factories.activities import make_booking, make_event, make_past_event
from tests.factories.people import make_customer, make_user

pytestmark = pytest.mark.django_db


def test_booking_sends_everything_needed_to_come(django_capture_on_commit_callbacks):
    amina = make_customer("Amina Hussain", email="amina@example.org")
    event = make_event(
        starts_at=dt.datetime(2030, 6, 3, 13, tzinfo=dt.UTC),
        address="2 Calder Road, GM1 2AB",
        access_help="Step-free, hearing loop.",
    )

    with django_capture_on_commit_callbacks(execute=True):
        book_place(event=event, customer=amina, access_needs="An interpreter")

    [email] = mail.outbox
    assert email.subject == f"Your place is booked: {event.title}, Monday 3 June 2030"
    for words in (
        "Monday 3 June 2030, 2pm to 4pm",
        "Calder Hall, 2 Calder Road, GM1 2AB",
        "Step-free, hearing loop.",
        "An interpreter",
        f"/events/{event.slug}/cancel/",
    ):
        assert words in email.body
    [(name, content, content_type)] = email.attachments
    assert (name, content_type) == (f"{event.slug}.ics", "text/calendar; method=PUBLISH")
    assert "BEGIN:VEVENT" in content


def test_the_online_link_goes_to_those_who_book():
    event = make_event(where="online", venue="", online_link="https://meet.example.org/room")

    booking = book_place(event=event, customer=make_customer(email="amina@example.org"))

    message = Message.objects.get(about=booking.source)
    assert "https://meet.example.org/room" in message.text
    assert "https://meet.example.org/room" in message.attachments.get().content.replace("\r\n ", "")


def test_nobody_books_twice():
    event, amina = make_event(), make_customer("Amina Hussain")
    book_place(event=event, customer=amina)

    with pytest.raises(Refused, match="already have a place"):
        book_place(event=event, customer=amina)

    assert event.bookings.count() == 1


def test_a_full_event_takes_nobody_more():
    event = make_event(capacity=1)
    book_place(event=event, customer=make_customer("Amina Hussain"))

    with pytest.raises(Refused, match="last place"):
        book_place(event=event, customer=make_customer("Tam Rennie"))


@pytest.mark.parametrize(
    "event",
    [
        lambda: make_event(takes_bookings=False),
        lambda: make_event(published_at=None),
        lambda: make_event(cancelled_at=timezone.now()),
        lambda: make_past_event(),
    ],
    ids=["just come", "draft", "called off", "over"],
)
def test_only_a_coming_published_event_is_booked(event):
    with pytest.raises(Refused, match="not taking bookings"):
        book_place(event=event(), customer=make_customer())


def test_who_books_while_the_event_moves_is_asked_to_look_again():
    seen, amina = make_event(), make_customer("Amina Hussain", email="amina@example.org")
    change_event(event=seen, by=make_user(Role.STAFF), venue="Mill Lane Hall")

    with pytest.raises(Refused, match="has just changed"):
        book_place(event=seen, customer=amina)

    assert not Booking.objects.exists()
    assert not Message.objects.exists()


def test_giving_up_a_place_frees_it_and_says_so_once():
    event = make_event(capacity=1)
    amina = make_customer("Amina Hussain", email="amina@example.org")
    booking = book_place(event=event, customer=amina)

    give_up_place(booking=booking, by=None)
    give_up_place(booking=booking, by=None)

    assert event.places_left == 1
    assert Message.objects.filter(template="events/email/given_up").count() == 1
    book_place(event=event, customer=make_customer("Tam Rennie"))


def test_somebody_who_changed_their_mind_can_book_again():
    event, amina = make_event(), make_customer("Amina Hussain", email="amina@example.org")
    give_up_place(booking=book_place(event=event, customer=amina), by=None)

    book_place(event=event, customer=amina)

    assert [booking.cancelled_at is None for booking in event.bookings.order_by("pk")] == [
        False,
        True,
    ]
    assert Message.objects.filter(template="events/email/booked").count() == 2


def test_a_place_at_an_event_that_has_started_stays():
    booking = make_booking(event=make_past_event(), customer=make_customer())

    with pytest.raises(Refused, match="already started"):
        give_up_place(booking=booking, by=make_user())

    assert Booking.objects.live().get() == booking
