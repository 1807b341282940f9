"""Quarters are counted once they are over, and stand."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from base.core.figures import ALL_SERVICES, KEY_FIGURES, Count, KeyFigure
from base.core.measures import Measure
from base.core.periods import Quarter
from participation.steering.indicators.models import Reading
from participation.steering.indicators.services import count_quarters, quarters_over
from tests.factories.activities import make_outcome

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 10, 20)
SUMMER = Quarter.of(dt.date(2026, 7, 1))


def answered_on(day: dt.date, **fields) -> None:
    make_outcome(said=f"Lights {day}", state="done", answered_on=day, done_on=day, **fields)


def readings(code: str = "points-answered") -> dict:
    return {(one.first_day, one.service): one.part for one in Reading.objects.filter(figure=code)}


def test_a_quarter_is_counted_two_weeks_after_it_is_over():
    assert quarters_over(dt.date(2026, 10, 14))[-1].first == dt.date(2026, 4, 1)
    assert quarters_over(dt.date(2026, 10, 15))[-1] == SUMMER


def test_it_is_read_for_each_service_and_for_all():
    answered_on(dt.date(2026, 8, 3), service="repairs")
    answered_on(dt.date(2026, 9, 3), service="rent")

    count_quarters(TODAY)

    found = readings()
    assert found[SUMMER.first, ALL_SERVICES] == 2
    assert found[SUMMER.first, "repairs"] == found[SUMMER.first, "rent"] == 1


def test_what_comes_afterwards_changes_no_reading():
    answered_on(dt.date(2026, 8, 3))
    count_quarters(TODAY)
    answered_on(dt.date(2026, 8, 4))

    count_quarters(TODAY)

    assert readings()[SUMMER.first, ALL_SERVICES] == 1


def test_nothing_is_read_of_the_time_before_there_was_anything():
    answered_on(dt.date(2026, 8, 3))

    count_quarters(TODAY)
    count_quarters(TODAY)

    assert {day for day, _ in readings()} == {SUMMER.first}


def test_a_quarter_in_which_there_was_nothing_is_read_as_nothing_once_it_has_begun():
    answered_on(dt.date(2026, 2, 3))
    count_quarters(TODAY)

    assert readings()[dt.date(2026, 4, 1), ALL_SERVICES] == 0


def test_a_worker_that_stops_is_followed_by_one_that_goes_on():
    answered_on(dt.date(2026, 8, 3))
    broken = KeyFigure(
        "breaks", Measure(lambda period: 1 / 0, "Breaks", "Nothing."), "Nowhere", "/staff/"
    )
    with KEY_FIGURES.with_more(broken), pytest.raises(ZeroDivisionError):
        count_quarters(TODAY)
    before = Reading.objects.count()

    count_quarters(TODAY)

    assert before == Reading.objects.count() > 0


def test_of_few_nothing_is_kept():
    few = Measure(lambda period: {ALL_SERVICES: Count(9, 20), "rent": None}, "Few", "Nothing.")
    with KEY_FIGURES.with_more(KeyFigure("few", few, "Nowhere", "/staff/", "answers")):
        count_quarters(TODAY)

    rent = Reading.objects.get(figure="few", service="rent", first_day=SUMMER.first)
    assert (rent.part, rent.of) == (None, None)


def test_a_part_is_never_more_than_the_whole():
    reading = {"figure": "x", "first_day": SUMMER.first, "last_day": SUMMER.last}
    with pytest.raises(IntegrityError), transaction.atomic():
        Reading.objects.create(**reading, part=3, of=2)
    Reading.objects.create(**reading, part=1, of=2)
    with pytest.raises(IntegrityError), transaction.atomic():
        Reading.objects.create(**reading, part=1, of=2)
