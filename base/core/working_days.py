"""Clocks that count working days: Monday to Friday without the bank holidays of the landlord's nation."""

import datetime as dt
from functools import cache

import holidays
from django.conf import settings


@cache
def bank_holidays() -> holidays.HolidayBase:
    subdivision = {"scotland": "SCT", "england": "ENG"}[settings.JURISDICTION]
    return holidays.country_holidays("GB", subdiv=subdivision)


def is_working_day(day: dt.date) -> bool:
    return day.weekday() < 5 and day not in bank_holidays()


def after_working_days(start: dt.date, days: int) -> dt.date:
    """The date ``days`` working days after ``start``, which is not counted itself."""
    day = start
    while days:
        day += dt.timedelta(days=1)
        if is_working_day(day):
            days -= 1
    return day
