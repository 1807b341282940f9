import datetime as dt

import pytest
from django.core.management import CommandError, call_command

from participation.people.customers.models import Customer
from portal.demo.world.build import fill

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 11, 21)


def small_world(**changes):
    fill(**{"customers": 60, "engagements": 80, "seed": 1, "today": TODAY, **changes})


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
        made.extend(sorted(map(str, Customer.objects.values_list("name", "postcode"))))
        raise Enough

    monkeypatch.setattr("portal.demo.world.build.Programme", stop)
    with pytest.raises(Enough):
        small_world(seed=seed)
    return made


def test_a_database_with_customers_is_left_alone():
    Customer.objects.create(name="Tam Rennie")

    with pytest.raises(CommandError, match="needs an empty database"):
        call_command("seed_demo", customers=20)

    assert Customer.objects.count() == 1
