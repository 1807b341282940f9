"""Which days count where something is promised in working days, and how that is said."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from base.core.house_rules import CLOSED_DAYS
from base.core.working_days import after_working_days, counted, working_days_between


def on(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("nation", "start", "days", "due"),
    [
        # Good Friday is 3 April 2026 in both; Easter Monday is a day off in England alone.
        ("scotland", "2026-04-02", 1, "2026-04-06"),
        ("england", "2026-04-02", 1, "2026-04-07"),
        # 25 December 2026 is a Friday and the 26th a Saturday, so Monday the 28th is off.
        ("scotland", "2026-12-24", 1, "2026-12-29"),
        ("england", "2026-12-24", 1, "2026-12-29"),
        # 2 January is a holiday in Scotland; in 2027 it is a Saturday, so Monday the 4th is off.
        ("scotland", "2026-12-31", 1, "2027-01-05"),
        ("england", "2026-12-31", 1, "2027-01-04"),
        # 25 and 26 December 2027 are a Saturday and a Sunday: the 27th and the 28th are off.
        ("scotland", "2027-12-24", 1, "2027-12-29"),
        ("england", "2027-12-24", 1, "2027-12-29"),
        ("scotland", "2026-03-03", 20, "2026-03-31"),
        ("scotland", "2026-03-20", 20, "2026-04-20"),
        ("england", "2026-03-20", 20, "2026-04-21"),
    ],
)
def test_each_nation_has_its_own_days_off(settings, nation, start, days, due):
    settings.JURISDICTION = nation

    assert after_working_days(on(start), days) == on(due)
    assert working_days_between(on(start), on(due)) == days


def test_a_day_is_told_with_how_it_was_counted(settings):
    settings.JURISDICTION = "england"

    assert counted(on("2026-03-20"), 20).in_words == (
        "20 March 2026 is day 0 and 21 April 2026 is working day 20. "
        "Saturdays, Sundays, Good Friday (3 April) and Easter Monday (6 April) do not count."
    )
    assert counted(on("2026-03-03"), 1).in_words == (
        "3 March 2026 is day 0 and 4 March 2026 is working day 1. "
        "Saturdays and Sundays do not count."
    )
    assert "the day off for Boxing Day (28 December)" in counted(on("2026-12-24"), 3).in_words


def test_days_on_which_the_landlord_is_closed_do_not_count(settings):
    settings.CLOSED_DAYS = "24 december 2026: Christmas Eve; 6 April 2026"

    assert after_working_days(on("2026-12-23"), 1) == on("2026-12-29")
    assert after_working_days(on("2026-04-02"), 1) == on("2026-04-07")
    assert "Christmas Eve (24 December)" in counted(on("2026-12-23"), 1).in_words
    assert "a day on which we are closed (6 April)" in counted(on("2026-04-02"), 1).in_words


def test_days_are_read_as_they_are_written():
    said = CLOSED_DAYS.read("6 April 2027;  24 December 2026: Christmas Eve")

    assert CLOSED_DAYS.written(said) == (
        "24 December 2026: Christmas Eve; 6 April 2027: a day on which we are closed"
    )
    assert CLOSED_DAYS.read(CLOSED_DAYS.written(said)) == said
    assert CLOSED_DAYS.read("") == ()
    for nonsense in ("Christmas", "31 February 2026", "24/12/2026"):
        with pytest.raises(ValidationError):
            CLOSED_DAYS.read(nonsense)
