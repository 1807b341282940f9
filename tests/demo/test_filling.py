import datetime as dt

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from participation.messages.contact.models import Message
from participation.people.customers.models import Customer
from participation.programme.activities.models import Activity, Engagement, Outcome
from portal.demo.world.build import fill

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 11, 21)


def small_world(**changes):
    fill(**{"customers": 60, "engagements": 80, "seed": 1, "today": TODAY, **changes})


def what_is_in_it() -> list:
    """Everything but primary keys, which a database may number as it likes, and the order of rows that
    share a reference, which is its own affair too."""
    return [
        in_order(Customer.objects.values_list("reference", "name", "postcode", "phone")),
        list(Activity.objects.order_by("slug").values_list("slug", "starts_at", "actual_cost")),
        in_order(Engagement.objects.values_list("activity__slug", "customer__reference", "people")),
        list(Outcome.objects.order_by("slug").values_list("slug", "answer", "answered_on")),
        in_order(Message.objects.values_list("customer__reference", "subject", "state")),
    ]


def in_order(rows) -> list[str]:
    return sorted(map(str, rows))


def test_the_same_seed_and_day_make_the_same_world():
    assert a_world(seed=1) == a_world(seed=1)


def test_another_seed_makes_another(monkeypatch):
    """Seen on the people, who come first: all else is made of the same dice, and takes seconds."""
    people = [people_first(monkeypatch, seed=seed) for seed in (1, 2)]

    assert len(people[0]) == len(people[1]) > 50
    assert people[0] != people[1]


class Enough(Exception):
    pass


def people_first(monkeypatch, *, seed: int) -> list[str]:
    made: list[str] = []

    def stop(**_):
        made.extend(in_order(Customer.objects.values_list("name", "postcode")))
        raise Enough

    monkeypatch.setattr("portal.demo.world.build.Programme", stop)
    with pytest.raises(Enough):
        small_world(seed=seed)
    return made


def a_world(*, seed: int) -> list:
    with transaction.atomic():
        small_world(seed=seed)
        found = what_is_in_it()
        transaction.set_rollback(True)
    return found


def test_a_database_with_customers_is_left_alone():
    Customer.objects.create(name="Tam Rennie")

    with pytest.raises(CommandError, match="needs an empty database"):
        call_command("seed_demo", customers=20)

    assert Customer.objects.count() == 1
