"""Two years side by side: neither is longer, and neither has had longer for what comes of it."""

import datetime as dt

import pytest
from django.utils import timezone

from base.core.periods import FinancialYear, months_after
from participation.programme.activities.models import Engagement, Outcome
from participation.programme.activities.services import record_engagement
from reports.documents import report_html
from reports.frozen import freeze, thaw
from reports.impact.kind import IMPACT
from reports.shapes import NOT_COMPARABLE, Pair
from tests.factories.activities import (
    make_consultation,
    make_event,
    make_opportunity,
    make_outcome,
)
from tests.factories.people import make_customer, make_estate
from tests.factories.reports import LAST_YEAR, came, impact_of

pytestmark = pytest.mark.django_db
THIS_YEAR = FinancialYear.current()
TODAY = timezone.localdate()
A_YEAR_AGO = months_after(TODAY, -12)


def at_two(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time(14)))


@pytest.fixture
def last_year_twice():
    """Ten came a year ago and more, in the same months; thirty came in the rest of last year."""
    early = make_event("Early", starts_at=at_two(THIS_YEAR.previous.first))
    late = make_event("Late", starts_at=at_two(THIS_YEAR.previous.last))
    for event, number in ((early, 10), (late, 30)):
        for _ in range(number):
            came(event, make_customer())
    now = make_event("Now", starts_at=at_two(THIS_YEAR.first))
    for _ in range(20):
        came(now, make_customer())


def test_a_year_that_is_not_over_stands_beside_the_same_months_of_the_one_before(last_year_twice):
    report = impact_of(THIS_YEAR.start_year)
    page = report_html(report, number=1)

    by_then = 40 if THIS_YEAR.last == TODAY else 10  # on its last day the whole of it
    assert report.people.unique == Pair(20, by_then)
    assert report.people.times == Pair(20, by_then)
    assert f" from {by_then} by this day last year" in report.people.answer
    assert "last year’s go up to the same day then" in page
    assert ">By this day last year</th>" in page
    assert ">Last year</th>" not in page


def test_an_edition_that_compared_half_a_year_with_a_whole_one_says_so_still(last_year_twice):
    kept = freeze(impact_of(THIS_YEAR.start_year))
    del kept["like_for_like"]

    page = report_html(thaw(IMPACT.shape, kept), number=1)

    assert "last year’s are for the whole year" in page
    assert ">Last year</th>" in page


def points(year: FinancialYear, *, done_on: dt.date) -> None:
    day = year.first
    make_outcome(state="done", said_on=day, answered_on=day, done_on=done_on)
    make_outcome(state="doing", said_on=day, answered_on=day)
    make_outcome(state="not_possible", said_on=day, answered_on=day)


def test_points_that_were_done_later_were_not_done_by_this_time_last_year():
    points(THIS_YEAR, done_on=TODAY)
    points(THIS_YEAR.previous, done_on=A_YEAR_AGO)
    points(THIS_YEAR.previous, done_on=A_YEAR_AGO + dt.timedelta(days=1))

    changed = impact_of(THIS_YEAR.start_year).changed

    assert (changed.done, changed.done.change) == (Pair(1, 1), "same")
    assert changed.answered == Pair(3, 6)
    assert changed.doing == changed.not_possible == Pair(1, None, NOT_COMPARABLE)
    assert changed.doing.change == ""


def test_what_waited_a_year_ago_waits_in_the_figures_of_then_although_it_is_answered():
    make_outcome(said_on=THIS_YEAR.first)
    make_outcome(
        state="done",
        said_on=THIS_YEAR.previous.first,
        answered_on=A_YEAR_AGO + dt.timedelta(days=1),
    )
    make_outcome(state="done", said_on=THIS_YEAR.previous.first, answered_on=A_YEAR_AGO)

    assert impact_of(THIS_YEAR.start_year).changed.waiting == Pair(1, 1)


def test_a_closed_year_is_no_further_behind_than_the_one_before_it_was():
    """Both are over; the year before that has had a year more to be done."""
    year = FinancialYear.starting(LAST_YEAR)
    points(year, done_on=TODAY)
    points(year.previous, done_on=A_YEAR_AGO + dt.timedelta(days=1))

    changed = impact_of(LAST_YEAR).changed

    assert changed.done == Pair(1, 0)
    assert Outcome.objects.filter(state="done").count() == 2


def test_decisions_and_answers_of_last_years_consultations_count_if_they_had_come_by_then():
    for year, on in ((THIS_YEAR, TODAY), (THIS_YEAR.previous, A_YEAR_AGO)):
        for days in (0, 1) if year != THIS_YEAR else (0,):
            day = on + dt.timedelta(days=days)
            asked = make_consultation(
                f"Rent {day}",
                starts_at=at_two(year.first),
                ends_at=at_two(year.first + dt.timedelta(days=1)),
                consideration="Most chose the lowest.",
                decision="It is the lowest.",
                decided_on=day,
            )
            record_engagement(
                activity=asked,
                people=7,
                role=Engagement.Role.RESPONDED,
                source=f"post:{day}",
                day=day,
            )

    consultations = impact_of(THIS_YEAR.start_year).consultations

    assert consultations.held == Pair(1, 2)
    assert (consultations.decided, consultations.answers) == (Pair(1, 1), Pair(7, 7))


def test_where_interest_of_last_year_stood_then_is_not_told():
    panel = make_opportunity("Scrutiny panel")
    came(make_event(starts_at=at_two(THIS_YEAR.previous.first)), make_customer())
    for year in (THIS_YEAR, THIS_YEAR.previous):
        panel.interests.create(
            customer=make_customer(),
            state="placed",
            expressed_at=at_two(year.first),
            reply_due_on=year.first,
        )

    report = impact_of(THIS_YEAR.start_year)

    assert report.interest.asked == Pair(1, 1)
    assert report.interest.placed == Pair(1, None, NOT_COMPARABLE)
    assert "not comparable" in report_html(report, number=1)


def test_who_became_a_customer_since_is_not_counted_as_having_stayed_away_last_year():
    estate = make_estate()
    before = [make_customer(area=estate, tenure="tenant") for _ in range(20)]
    since = [
        make_customer(area=estate, tenure="tenant", started_on=A_YEAR_AGO + dt.timedelta(days=1))
        for _ in range(20)
    ]
    last, this = (
        make_event(starts_at=at_two(year.first)) for year in (THIS_YEAR.previous, THIS_YEAR)
    )
    for customer in before[:10]:
        came(last, customer)
    for customer in (*before[:10], *since[:10]):
        came(this, customer)

    (west,) = impact_of(THIS_YEAR.start_year).regions.rows

    assert (west.this, west.last) == (20, 10)
    assert (west.rate_this, west.rate_last) == (500.0, 500.0)


def test_the_page_by_service_compares_the_same_months(client, morag, last_year_twice):
    page = client.get("/staff/reports/by-service/").content.decode()

    by_then = 40 if THIS_YEAR.last == TODAY else 10
    assert f">20 ({by_then})</td>" in page
    assert ">20 (40)</td>" not in page or by_then == 40
    assert "as far as this one has come" in page
