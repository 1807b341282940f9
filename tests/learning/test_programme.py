"""The digital inclusion programme: what was done in a year and whom it helped with what."""

import datetime as dt

import pytest
from django.utils import timezone

from base.core.periods import FinancialYear
from participation.reach.learning import stats
from participation.reach.learning.models import ProgrammeActivity
from participation.reach.learning.services import record_programme
from tests.factories.activities import make_event
from tests.factories.learning import barrier
from tests.factories.people import make_customer

pytestmark = pytest.mark.django_db

YEAR = FinancialYear.current()


def held(title: str = "Tea and tablets", days_ago: int = 1):
    return make_event(title, starts_at=timezone.now() - dt.timedelta(days=days_ago))


def numbers(**changed) -> dict:
    return {"online_confidence": 4, "online_cost": 0, "online_skills": 7, **changed}


def helped() -> dict[str, int]:
    return {line.name: line.helped for line in stats.by_barrier(YEAR)}


def test_an_activity_is_counted_with_how_many_it_helped_with_what(client, morag):
    event = held()

    page = client.post(
        "/staff/digital-inclusion/add/",
        {"activity": event.pk, "partner": "Calder Library", **numbers()},
        follow=True,
    ).content.decode()

    assert stats.programme_activities(YEAR) == 1
    assert list(helped().values()) == [4, 0, 7]
    for words in ("Tea and tablets", "Calder Library", stats.by_barrier.definition):
        assert words in page


def test_numbers_are_put_right_and_not_added(client, morag):
    part = record_programme(
        activity=held(), people={barrier("online_cost"): 3, barrier("online_skills"): 1}, by=morag
    )

    client.post(f"/staff/digital-inclusion/{part.pk}/", numbers(online_cost=2))

    assert list(helped().values()) == [4, 2, 7]


def test_one_that_was_counted_by_mistake_is_taken_out(client, morag):
    part = record_programme(activity=held(), people={barrier("online_cost"): 3}, by=morag)

    client.post(f"/staff/digital-inclusion/{part.pk}/take-out/")

    assert not ProgrammeActivity.objects.exists()
    assert stats.programme_activities(YEAR) == 0


def test_each_year_has_its_own(client, morag):
    record_programme(activity=held(days_ago=400), people={barrier("online_cost"): 3}, by=morag)
    before = FinancialYear.of(timezone.localdate() - dt.timedelta(days=400))

    page = client.get(f"/staff/digital-inclusion/?year={before.start_year}").content.decode()

    assert sum(helped().values()) == 0
    assert "Tea and tablets" in page


@pytest.mark.parametrize("typed", ["", "-3", "many"])
def test_a_number_that_is_none_is_said(client, morag, typed):
    said = {"activity": held().pk, **numbers(online_cost=typed)}

    page = client.post("/staff/digital-inclusion/add/", said).content.decode()

    assert "There is a problem" in page
    assert not ProgrammeActivity.objects.exists()


def test_what_has_not_begun_or_is_counted_already_cannot_be_chosen(client, morag):
    record_programme(activity=held("Counted"), people={barrier("online_cost"): 3}, by=morag)
    held("Coming", days_ago=-3)
    held("Held")

    page = client.get("/staff/digital-inclusion/add/").content.decode()

    assert "Held, " in page
    assert "Counted, " not in page
    assert "Coming, " not in page


def test_customers_who_told_us_are_counted_once_in_all_and_once_for_each_answer():
    jean, left = make_customer("Jean"), make_customer("Left", ended_on=dt.date(2026, 1, 1))
    for person in (jean, left):
        person.preferences.add(barrier("online_cost"), barrier("online_skills"))

    assert stats.customers_with_a_barrier() == 1
    assert {line.name: line.said for line in stats.by_barrier(YEAR)} == {
        "Getting to feel sure of it": 0,
        "An affordable device or internet": 1,
        "Learning the basics": 1,
    }
