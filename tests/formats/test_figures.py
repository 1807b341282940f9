"""How many asked for another format, and how long they waited."""

import datetime as dt

import pytest

from base.core.audience import Role
from base.core.periods import FinancialYear
from participation.messages.formats import stats
from participation.messages.formats.models import FormatRequest
from tests.factories.formats import make_format_request
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db

YEAR = FinancialYear.starting(2026)
DAY = dt.date(2026, 5, 4)  # a Monday: 10 working days later is 18 May


def asked(*, waited: int | None = None, on: dt.date = DAY, refused: bool = False, **fields):
    request = make_format_request(asked_on=on, **fields)
    if waited is not None:
        FormatRequest.objects.filter(pk=request.pk).update(
            met_on=on + dt.timedelta(days=waited), met_how="Posted."
        )
    if refused:
        FormatRequest.objects.filter(pk=request.pk).update(refused_on=on, refused_reason="No.")


@pytest.fixture
def a_year():
    asked(waited=0)
    asked(waited=4)
    asked(waited=10, format="braille")
    asked(waited=30, format="braille", language="pl")
    asked(refused=True)
    asked(format=None, language="pl")
    asked(waited=1, on=dt.date(2026, 3, 31))


def test_each_figure_counts_what_it_says(a_year):
    assert stats.asked(YEAR) == 6
    assert stats.met(YEAR) == 4
    assert stats.met_in_time(YEAR) == 3
    assert stats.refused(YEAR) == 1
    assert stats.median_days(YEAR) == 7
    assert stats.median_days(YEAR.previous) == 1


def test_nothing_met_has_no_usual_wait():
    asked()

    assert stats.median_days(YEAR) is None


def test_they_are_told_by_format_and_by_language(a_year):
    formats = {line.name: (line.asked, line.met, line.in_time) for line in stats.by_format(YEAR)}
    languages = {line.name: line.asked for line in stats.by_language(YEAR)}

    assert formats == {"Large print": (3, 2, 2), "Braille": (2, 2, 1), "Usual print": (1, 0, 0)}
    assert languages == {"English": 4, "Polski (Polish)": 2}


def test_staff_read_them_for_a_year_each_with_its_definition(client, a_year):
    client.force_login(make_user(Role.STAFF))

    page = client.get("/staff/format-requests/?year=2026").content.decode()

    assert "How well we do, 2026 to 2027" in page
    for measure in (stats.asked, stats.met_in_time, stats.median_days, stats.by_format):
        assert measure.definition in page


@pytest.mark.parametrize(
    ("state", "count"), [("", 1), ("late", 1), ("met", 5), ("refused", 1), ("all", 7), ("xx", 1)]
)
def test_the_list_shows_who_waits_and_whatever_is_asked_for(client, a_year, state, count):
    client.force_login(make_user(Role.STAFF))

    response = client.get(f"/staff/format-requests/?state={state}&page=99")

    assert len(response.context["requests"]) == count
