from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from participation.customers.models import Customer
from participation.events.models import Event
from participation.events.services import book_place
from portal.core.refused import Refused
from tests.factories.activities import make_event
from tests.factories.people import make_customer

TAKERS = 50
PLACES = 5


@pytest.mark.django_db(transaction=True)
def test_fifty_people_at_once_get_exactly_the_last_five_places():
    event = make_event(capacity=PLACES + 2)
    for name in ("Amina Hussain", "Tam Rennie"):
        book_place(event=event, customer=make_customer(name))
    takers = [make_customer(f"Taker {n}") for n in range(TAKERS)]
    ready = Barrier(TAKERS)

    def try_to_book(customer: Customer) -> str:
        try:
            ready.wait(timeout=60)
            book_place(event=Event.objects.get(pk=event.pk), customer=customer)
        except Refused as refusal:
            return str(refusal)
        else:
            return "booked"
        finally:
            connection.close()

    with ThreadPoolExecutor(TAKERS) as pool:
        answers = list(pool.map(try_to_book, takers))

    assert answers.count("booked") == PLACES
    assert sum("last place" in answer for answer in answers) == TAKERS - PLACES
    assert event.bookings.live().count() == event.capacity
