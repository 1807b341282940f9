import datetime as dt

import pytest

from base.core.periods import FinancialYear, Month, Period, months_after
from base.core.working_days import after_working_days


def test_a_financial_year_runs_from_april_to_march():
    year = FinancialYear.of(dt.date(2026, 3, 31))

    assert (year.first, year.last) == (dt.date(2025, 4, 1), dt.date(2026, 3, 31))
    assert str(year) == "2025 to 2026"
    assert FinancialYear.of(dt.date(2026, 4, 1)) == FinancialYear.starting(2026)
    assert year.previous == FinancialYear.starting(2024)


def test_scottish_bank_holidays_and_weekends_are_not_working_days():
    # St Andrew's Day 2026 is Monday 30 November; the day before is a Sunday.
    assert after_working_days(dt.date(2026, 11, 27), 1) == dt.date(2026, 12, 1)


def test_new_year_takes_two_days_in_scotland():
    # 1 January 2026 is a Thursday; the 2nd is a holiday in Scotland.
    assert after_working_days(dt.date(2025, 12, 31), 1) == dt.date(2026, 1, 5)


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (dt.date(2026, 3, 31), 1, dt.date(2026, 2, 28)),
        (dt.date(2026, 1, 15), 24, dt.date(2024, 1, 15)),
        (dt.date(2026, 1, 31), 2, dt.date(2025, 11, 30)),
        (dt.date(2026, 12, 1), 12, dt.date(2025, 12, 1)),
    ],
)
def test_months_are_calendar_months(day, months, before):
    assert months_after(day, -months) == before
    assert months_after(dt.date(2026, 8, 31), 6) == dt.date(2027, 2, 28)


@pytest.mark.parametrize(
    ("today", "period", "last"),
    [
        (dt.date(2026, 11, 28), FinancialYear.starting(2026), dt.date(2025, 11, 28)),
        (dt.date(2028, 2, 29), FinancialYear.starting(2027), dt.date(2027, 2, 28)),
        (dt.date(2026, 3, 31), Month.of(dt.date(2026, 3, 1)), dt.date(2026, 2, 28)),
        (dt.date(2026, 12, 5), Month.of(dt.date(2026, 12, 1)), dt.date(2026, 11, 5)),
    ],
)
def test_beside_a_period_that_is_not_over_stands_as_much_of_the_one_before(
    monkeypatch, today, period, last
):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: today)

    assert period.beside == Period(period.previous.first, last)


def test_beside_a_period_that_is_over_stands_the_whole_of_the_one_before(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: dt.date(2026, 4, 1))

    assert FinancialYear.starting(2025).beside == FinancialYear.starting(2024)
