"""The worked table of a year: who is counted, and what becomes of it."""

import datetime as dt
from decimal import Decimal

import pytest

from base.core.refused import Refused
from participation.funding.grants import services, stats
from participation.funding.grants.services.sharing import people_by_area, worked_table
from participation.funding.grants.tasks import count_on_the_day
from participation.people.customers.models import Area, Tenure
from tests.days import days_ago
from tests.factories.grants import a_manager, make_asked, make_year
from tests.factories.groups import make_group
from tests.factories.people import make_customer, make_estate

pytestmark = pytest.mark.django_db
D = Decimal


def live_in(area, number, code="tenant"):
    for at in range(number):
        make_customer(f"{area} {code} {at}", area=area, tenure=Tenure.objects.get(code=code))


@pytest.fixture
def two():
    """Two area associations, of three and of one person, and a year of £1,000 with £200 for each."""
    north, south = make_estate("North"), make_estate("South")
    live_in(north, 2)
    live_in(north, 1, "factored_owner")
    live_in(north, 1, "household")
    live_in(north, 1, "applicant")
    live_in(south, 1)
    make_customer(
        "Gone", area=south, tenure=Tenure.objects.get(code="tenant"), ended_on=days_ago(9)
    )
    groups = make_group("N", kind="area", area=north), make_group("S", kind="area", area=south)
    year = make_year("area_association", budget=1000, flat_rate=200, counted_on=days_ago(0))
    return year, *groups


def test_tenants_and_owners_count_once_and_nobody_else(two):
    year, _, _ = two

    services.count_people(year=year, by=a_manager())

    table = worked_table(year)
    assert [(line.name, line.people, line.total) for line in table.lines] == [
        ("N", 3, 650),
        ("S", 1, 350),
    ]
    assert table.rate == 150


def test_whoever_lives_in_a_part_of_an_area_counts_for_the_whole_of_it():
    estate = make_estate("Quarry Road")
    live_in(estate, 2)

    people = people_by_area()

    assert people[estate.pk] == people[estate.parent_id] == 2


def test_an_area_that_changes_in_the_middle_of_the_year_changes_nothing_in_the_table(two):
    year, north, south = two
    services.count_people(year=year, by=a_manager())
    before = worked_table(year)

    north.area = south.area
    north.save()

    assert worked_table(year) == before
    assert Area.objects.get(name="North") == year.shares.get(group=north).area
    with pytest.raises(Refused, match="counted already"):
        services.count_people(year=year, by=a_manager())


def test_the_clock_counts_on_the_day_and_never_before(two):
    year, _, _ = two
    year.counted_on = days_ago(-1)
    year.save()

    assert count_on_the_day() == 0
    with pytest.raises(Refused, match="has not come"):
        services.count_people(year=year, by=a_manager())

    year.counted_on = days_ago(0)
    year.save()
    assert (count_on_the_day(), count_on_the_day()) == (1, 0)


def test_an_agreed_table_sets_the_whole_budget_aside_and_an_award_comes_out_of_it(two):
    year, north, _ = two
    services.count_people(year=year, by=a_manager())

    services.agree_table(year=year, by=a_manager())

    money = stats.of_year(year)
    assert (money.set_aside, money.free) == (1000, 0)
    grant = make_asked(north, year=year, pounds=650)
    services.award(grant=grant, pounds=D(600), why="By the table", by=a_manager())
    money = stats.of_year(year)
    assert (money.set_aside, money.awarded, money.free) == (400, 600, 0)
    services.take_back(entry=grant.entries.get(kind="awarded"), why="Too soon", by=a_manager())
    assert stats.of_year(year).set_aside == 1000
    for late in (
        lambda: services.agree_table(year=year, by=a_manager()),
        lambda: services.set_budget(year=year, pounds=D(5), why="Cut", by=a_manager()),
        lambda: services.save_year(year=year, flat_rate=D(1), by=a_manager()),
    ):
        with pytest.raises(Refused, match="agreed"):
            late()


def test_another_day_of_the_count_has_people_counted_anew(two):
    year, _, _ = two
    services.count_people(year=year, by=a_manager())

    services.save_year(
        year=year, flat_rate=D(100), counted_on=days_ago(0) + dt.timedelta(days=1), by=a_manager()
    )

    year.refresh_from_db()
    assert (year.counted_at, year.shares.count()) == (None, 0)


def test_money_set_aside_is_not_taken_back_once_some_of_it_is_awarded(two):
    year, north, _ = two
    services.count_people(year=year, by=a_manager())
    services.agree_table(year=year, by=a_manager())
    grant = make_asked(north, year=year, pounds=50)
    services.award(grant=grant, pounds=D(50), why="Good", by=a_manager())
    aside = year.entries.get(kind="delegated", group=north, grant=None)

    with pytest.raises(Refused, match="awarded already"):
        services.take_back(entry=aside, why="Twice", by=a_manager())
    services.take_back(entry=grant.entries.get(kind="awarded"), why="Twice", by=a_manager())
    services.take_back(entry=aside, why="Twice", by=a_manager())

    assert stats.of_year(year).set_aside == D(1000) - aside.pounds
