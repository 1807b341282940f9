"""Rows for every list of staff: ``MAKE[name of its address](number)`` makes row so many of the list."""

import datetime as dt
from collections.abc import Callable

from django.utils import timezone

from participation.people.customers.models import Customer
from tests.factories.activities import make_past_event
from tests.factories.people import make_customer, make_estate


def person(n: int) -> Customer:
    return make_customer(
        f"Jean Smith {n:03}",
        tenure="tenant" if n % 2 else None,
        area=make_estate() if n % 3 else None,
        joined_at=timezone.now() - dt.timedelta(days=n) if n % 4 else None,
    )


MAKE: dict[str, Callable[..., object]] = {
    "activities:staff_list": lambda n: make_past_event(f"Walk {n:03}", days_ago=n + 1),
    "customers:list": person,
}
#: What stands in the addresses of lists of one thing, made before their rows.
ABOUT: dict[str, Callable[[], dict[str, int]]] = {}
