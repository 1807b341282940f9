"""Clocks that count working days: Monday to Friday without the bank holidays of the landlord's nation,
and without the days on which the landlord itself is closed."""

import datetime as dt
from dataclasses import dataclass
from functools import cache

import holidays

from .house_rules import CLOSED_DAYS, JURISDICTION

OBSERVED = " (observed)"


@cache
def bank_holidays(nation: str) -> holidays.HolidayBase:
    subdivision = {"scotland": "SCT", "england": "ENG"}[nation]
    return holidays.country_holidays("GB", subdiv=subdivision)


def day_off(day: dt.date) -> str:
    """What the day is called where it does not count, other than at a weekend; empty where it counts."""
    if named := dict(CLOSED_DAYS.value).get(day):
        return named
    found = bank_holidays(JURISDICTION.value)
    name = found.get(day) or ""
    return f"the day off for {name.removesuffix(OBSERVED)}" if name.endswith(OBSERVED) else name


def is_working_day(day: dt.date) -> bool:
    return day.weekday() < 5 and not day_off(day)


def after_working_days(start: dt.date, days: int) -> dt.date:
    """The date ``days`` working days after ``start``, which is not counted itself."""
    return counted(start, days).due


def working_days_between(start: dt.date, end: dt.date) -> int:
    """How many working days from ``start``, which is day 0, until ``end``; 0 where it is not later."""
    days = (start + dt.timedelta(days=n) for n in range(1, (end - start).days + 1))
    return sum(is_working_day(day) for day in days)


@dataclass(frozen=True)
class Counted:
    """How a clock came to its day: which one is day 0, and which weekdays between them did not count."""

    start: dt.date
    days: int
    due: dt.date
    left_out: tuple[tuple[dt.date, str], ...]

    @property
    def in_words(self) -> str:
        """3 March 2026 is day 0 and 1 April 2026 is working day 20. Saturdays, Sundays and ... do not count."""
        named = [f"{name} ({day.day} {day:%B})" for day, name in self.left_out]
        *rest, last = ["Saturdays", "Sundays", *named]
        days = f"{_day(self.start)} is day 0 and {_day(self.due)} is working day {self.days}."
        return f"{days} {', '.join(rest)} and {last} do not count."


def counted(start: dt.date, days: int) -> Counted:
    """``days`` working days after ``start``, with how they were counted."""
    day, left, left_out = start, days, []
    while left:
        day += dt.timedelta(days=1)
        if day.weekday() >= 5:
            continue
        if name := day_off(day):
            left_out.append((day, name))
        else:
            left -= 1
    return Counted(start, days, day, tuple(left_out))


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"
