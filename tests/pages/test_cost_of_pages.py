"""What a page asks the database and the table of addresses does not grow with what it shows."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.factories.activities import (
    make_booking,
    make_consultation,
    make_event,
    make_opportunity,
    make_outcome,
)
from tests.factories.people import make_joined_customer

pytestmark = pytest.mark.django_db


def make_more(customer, number: int) -> None:
    for n in range(number):
        make_booking(make_event(f"Event {customer.pk} {n}"), customer=customer)
        make_consultation(f"Rent {n}")
        make_opportunity(f"Panel {n}")
        for state in ("done", "doing", "not_possible"):
            make_outcome(said=f"Lights {n} {state}", state=state)


@pytest.mark.parametrize("path", ["/", "/me/", "/get-involved/", "/calendar/", "/you-said-we-did/"])
def test_a_page_asks_as_much_of_few_rows_as_of_many(client, path):
    customer = make_joined_customer()
    client.force_login(customer.user)
    make_more(customer, 1)
    client.get(path)
    with CaptureQueriesContext(connection) as of_few:
        client.get(path)

    make_more(customer, 3)
    with CaptureQueriesContext(connection) as of_many:
        page = client.get(path)

    assert page.status_code == 200
    assert len(of_many) == len(of_few)


def test_answers_are_counted_only_when_a_consultation_is_over(client):
    """Only then are they shown."""
    open_now = make_consultation("Rent")
    over = make_consultation("Lifts", starts_at=timezone.now() - dt.timedelta(days=60))

    assert not counts_answers(client, open_now)
    assert counts_answers(client, over)


def counts_answers(client, consultation) -> bool:
    with CaptureQueriesContext(connection) as asked:
        page = client.get(consultation.get_absolute_url())
    assert page.status_code == 200
    return any("consultations_response" in query["sql"] for query in asked)
