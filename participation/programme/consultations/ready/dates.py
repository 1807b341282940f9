"""The days of a rent consultation, counted back from the day on which it is decided."""

import datetime as dt
from dataclasses import dataclass

from base.core.periods import months_after

from ..house_rules import CONSULTATION_MIN_WEEKS, WEIGHING_WEEKS

#: Each tenant has notice of the new rent for so long (2001 Act, s.25(1)), and the letters take a while.
NOTICE = dt.timedelta(days=28)
POSTING = dt.timedelta(days=7)


@dataclass(frozen=True)
class RentDates:
    """``decided_on`` is the day the others hang on."""

    decided_on: dt.date

    @property
    def closes_on(self) -> dt.date:
        """After it there is time to weigh what people said."""
        return self.decided_on - dt.timedelta(weeks=WEIGHING_WEEKS.value)

    @property
    def opens_on(self) -> dt.date:
        return self.closes_on - dt.timedelta(weeks=CONSULTATION_MIN_WEEKS.value, days=-1)

    @property
    def letters_by(self) -> dt.date:
        return self.new_rent_from - NOTICE

    @property
    def new_rent_from(self) -> dt.date:
        """The first day of a month, the earliest there can be."""
        soonest = self.decided_on + POSTING + NOTICE
        first = soonest.replace(day=1)
        return first if first == soonest else months_after(first, 1)


def soonest(today: dt.date) -> RentDates:
    """People are asked from today on."""
    between = RentDates(today).decided_on - RentDates(today).opens_on
    return RentDates(today + between)


def closing_by(day: dt.date, today: dt.date) -> RentDates:
    """It closes on this day; where there is no time for that any more, as soon as there is."""
    planned = RentDates(day + dt.timedelta(weeks=WEIGHING_WEEKS.value))
    return planned if planned.opens_on >= today else soonest(today)
