"""What the apps say waits is found in one statement, which holds for every officer and every day."""

import datetime as dt

import pytest
from django.db.models import Min, Value
from django.utils import timezone

from base.core.at_asking import AtAsking
from base.core.audience import Role
from base.core.tasks_found import statement
from base.core.tasks_waiting import Task, Waiting, columns, together
from base.core.worklist import SOURCES, Source
from participation.people.customers.models import Customer
from portal.worklist import waiting_for
from tests.budgets import TODAY
from tests.factories.people import make_customer, make_user

pytestmark = pytest.mark.django_db


def made_up(name: str) -> Source:
    """An app for which every customer is to be rung."""

    def rows(officer):
        read = columns("pk", "name", due=Value(dt.date(2020, 1, 2)))
        yield Waiting(Customer.objects.order_by("pk")[:50], read, task)

    def task(row, officer):
        return Task(f"Ring {row.name}", f"/{name}/{row.pk}/", row.due, name)

    return Source(rows)


def test_forty_more_apps_with_work_for_me_cost_no_statement_more(
    client, django_assert_max_num_queries
):
    make_customer("Tam Rennie")
    client.force_login(make_user(Role.STAFF))
    client.get("/staff/")  # counts the year, for a minute
    with django_assert_max_num_queries(TODAY) as before:
        client.get("/staff/")

    apps = [made_up(f"app-{n}") for n in range(40)]
    with SOURCES.with_more(*apps), django_assert_max_num_queries(TODAY) as after:
        html = client.get("/staff/").content.decode()

    assert len(after) == len(before)
    assert html.count("Ring Tam Rennie") == 12
    assert "?page=2" in html


def test_tasks_of_one_day_stand_in_the_order_of_their_sources_and_of_their_rows():
    for name in ("Tam Rennie", "Jean Smith"):
        make_customer(name)

    with SOURCES.with_more(made_up("first"), made_up("second")):
        found = waiting_for(make_user(Role.STAFF))

    assert [(task.origin, task.what) for task in found] == [
        ("first", "Ring Tam Rennie"),
        ("first", "Ring Jean Smith"),
        ("second", "Ring Tam Rennie"),
        ("second", "Ring Jean Smith"),
    ]


def test_what_is_read_of_a_row_is_what_its_model_would_say():
    tam = make_customer("Tam Rennie", date_of_birth=dt.date(1980, 5, 31), wants_results=False)

    def rows(officer):
        read = columns("created_at", "wants_results", "area_id", due="date_of_birth")
        yield Waiting(Customer.objects.all(), read, lambda row, officer: row)

    (row,) = Source(rows)(make_user(Role.STAFF))

    assert (row.created_at, row.due, row.area_id) == (tam.created_at, tam.date_of_birth, None)
    assert row.wants_results is False


def test_a_count_of_nothing_does_not_wait():
    def rows(officer):
        counted = together(Customer.objects.all(), first=Min("date_of_birth"))
        yield Waiting(counted, columns(due="first"), lambda row, officer: row)

    assert Source(rows)(make_user(Role.STAFF)) == []


@pytest.mark.parametrize("roles", [{Role.STAFF}, {Role.STAFF, Role.MANAGER}], ids=len)
def test_no_app_writes_todays_day_into_the_statement_that_is_kept(
    monkeypatch, django_assert_num_queries, roles
):
    """It would hold until the process ends. What a source reads from the database to make it would too."""
    sources = tuple(source.waiting for source in SOURCES)

    def made() -> tuple:
        with django_assert_num_queries(0):
            _, sql, given = statement.__wrapped__(sources, frozenset(roles), "any")
        return sql, ["asked" if isinstance(one, AtAsking) else repr(one) for one in given]

    today = made()
    later = timezone.now() + dt.timedelta(days=400, hours=7)
    monkeypatch.setattr(timezone, "now", lambda: later)

    assert made() == today
