"""Clocks that count working days: Monday to Friday without the bank holidays of the landlord's nation."""

import datetime as dt
from functools import cache

import holidays

from .house_rules import JURISDICTION


@cache
def bank_holidays(nation: str) -> holidays.HolidayBase:
    subdivision = {"scotland": "SCT", "england": "ENG"}[nation]
    return holidays.country_holidays("GB", subdiv=subdivision)


def is_working_day(day: dt.date) -> bool:
    return day.weekday() < 5 and day not in bank_holidays(JURISDICTION.value)


def after_working_days(start: dt.date, days: int) -> dt.date:
    """The date ``days`` working days after ``start``, which is not counted itself."""
    day = start
    while days:
        day += dt.timedelta(days=1)
        if is_working_day(day):
            days -= 1
    return day
