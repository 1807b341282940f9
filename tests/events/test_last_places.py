from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from base.core.audience import Role
from base.core.refused import Refused
from participation.messages.contact.models import Message
from participation.people.customers.models import Customer
from participation.programme.events.models import Event
from participation.programme.events.services import book_place, change_event
from tests.factories.activities import make_event
from tests.factories.people import make_customer, make_user

TAKERS = 50
PLACES = 5


@pytest.mark.django_db(transaction=True)
def test_fifty_people_at_once_get_exactly_the_last_five_places():
    event = make_event(capacity=PLACES + 2)
    for name in ("Amina Hussain", "Tam Rennie"):
        book_place(event=event, customer=make_customer(name))
    takers = [make_customer(f"Taker {n}") for n in range(TAKERS)]

    answers = at_once([lambda taker=taker: booked(event, taker) for taker in takers])

    assert answers.count("booked") == PLACES
    assert sum("last place" in answer for answer in answers) == TAKERS - PLACES
    assert event.bookings.live().count() == event.capacity
    assert Message.objects.filter(customer__in=takers).count() == PLACES


@pytest.mark.django_db(transaction=True)
def test_one_person_who_books_in_ten_tabs_at_once_has_one_place():
    event, amina = make_event(), make_customer("Amina Hussain")

    answers = at_once([lambda: booked(event, amina)] * 10)

    assert answers.count("booked") == 1
    assert sum("already have a place" in answer for answer in answers) == 9
    assert event.bookings.count() == Message.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_whoever_has_a_place_has_heard_where_an_event_moved_to_meanwhile():
    event, officer = make_event(venue="Calder Hall"), make_user(Role.STAFF)
    takers = [make_customer(f"Taker {n}", email=f"taker{n}@example.org") for n in range(12)]

    def move() -> str:
        change_event(event=event, by=officer, venue="Mill Lane Hall")
        return "moved"

    booking = [lambda taker=taker: booked(event, taker) for taker in takers]
    answers = at_once([*booking[:6], move, *booking[6:]])

    assert answers.count("moved") == 1
    told = Message.objects.filter(text__contains="Mill Lane Hall")
    with_a_place = set(event.bookings.live().values_list("customer", flat=True))
    assert set(told.values_list("customer", flat=True)) == with_a_place
    assert len(with_a_place) == answers.count("booked")


def booked(event: Event, customer: Customer) -> str:
    try:
        book_place(event=Event.objects.get(pk=event.pk), customer=customer)
    except Refused as refusal:
        return str(refusal)
    return "booked"


def at_once(deeds: list[Callable[[], str]]) -> list[str]:
    """What each said, all begun at the same moment on connections of their own."""
    ready = Barrier(len(deeds))

    def do(deed: Callable[[], str]) -> str:
        try:
            ready.wait(timeout=60)
            return deed()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(do, deeds))
