"""Stretches of time that figures are for. Annual figures are for a financial year, 1 April to 31 March."""

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar, Self

from django.db.models import Q
from django.utils import timezone

#: No figures of ours are older.
EARLIEST = 2000


@dataclass(frozen=True)
class Period:
    """Whole days, both ends included, in Europe/London."""

    first: dt.date
    last: dt.date

    def holds(self, field: str, *, moment: bool = True) -> Q:
        """Rows whose ``field`` falls in the period; ``moment=False`` for a date field."""
        if not moment:
            return Q(**{f"{field}__gte": self.first, f"{field}__lte": self.last})
        return Q(
            **{
                f"{field}__gte": _midnight(self.first),
                f"{field}__lt": _midnight(self.last + dt.timedelta(days=1)),
            }
        )

    def __contains__(self, day: dt.date) -> bool:
        return self.first <= day <= self.last

    @property
    def so_far(self) -> "Period":
        """The part of it that is not in the future."""
        return Period(self.first, min(self.last, timezone.localdate()))

    @property
    def is_over(self) -> bool:
        return self.last < timezone.localdate()


@dataclass(frozen=True)
class Recurring(Period):
    """A stretch of time that another one like it follows: a month after a month, a year after a year."""

    #: What one of them is called: "this year", "last year".
    unit: ClassVar[str]
    #: How long it is, in calendar months.
    months: ClassVar[int]

    @classmethod
    def of(cls, day: dt.date) -> Self:
        """The one that holds ``day``."""
        raise NotImplementedError

    @classmethod
    def current(cls) -> Self:
        return cls.of(timezone.localdate())

    @property
    def previous(self) -> Self:
        return self.of(self.first - dt.timedelta(days=1))

    @property
    def beside(self) -> Period:
        """What may stand beside it: the one before, as far as this one has come while it is not over."""
        if self.is_over:
            return self.previous
        return Period(self.previous.first, self.earlier(timezone.localdate()))

    def earlier(self, day: dt.date) -> dt.date:
        """The day in the one before that answers to ``day`` in this one."""
        return months_after(day, -self.months)

    @property
    def code(self) -> str:
        """Its name in an address; the later of two comes after the other in the alphabet."""
        raise NotImplementedError


@dataclass(frozen=True)
class Month(Recurring):
    """``Month.of(date(2026, 2, 14))`` is 1 to 28 February 2026."""

    unit = "month"
    months = 1

    @classmethod
    def of(cls, day: dt.date) -> Self:
        first = day.replace(day=1)
        return cls(first, months_after(first, 1) - dt.timedelta(days=1))

    @property
    def code(self) -> str:
        return f"{self.first:%Y-%m}"

    def __str__(self) -> str:
        return f"{self.first:%B %Y}"


@dataclass(frozen=True)
class Quarter(Recurring):
    """``Quarter.of(date(2026, 2, 14))`` is 1 January to 31 March 2026."""

    unit = "quarter"
    months = 3

    @classmethod
    def of(cls, day: dt.date) -> Self:
        first = day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
        return cls(first, months_after(first, 3) - dt.timedelta(days=1))

    @property
    def code(self) -> str:
        return f"{self.first:%Y-%m}"

    def __str__(self) -> str:
        return f"{self.first:%B} to {self.last:%B %Y}"


@dataclass(frozen=True)
class FinancialYear(Recurring):
    """``FinancialYear.starting(2025)`` is 1 April 2025 to 31 March 2026."""

    unit = "year"
    months = 12

    @classmethod
    def starting(cls, year: int) -> Self:
        return cls(dt.date(year, 4, 1), dt.date(year + 1, 3, 31))

    @classmethod
    def of(cls, day: dt.date) -> Self:
        return cls.starting(day.year if day.month >= 4 else day.year - 1)

    @classmethod
    def named(cls, typed: str) -> "FinancialYear":
        """The year that begins in the year ``typed``; the current one where there is none up to now."""
        this = cls.current()
        if typed.isdecimal() and EARLIEST <= int(typed[:5]) <= this.start_year:
            return cls.starting(int(typed))
        return this

    @property
    def start_year(self) -> int:
        return self.first.year

    @property
    def code(self) -> str:
        return str(self.first.year)

    def __str__(self) -> str:
        return f"{self.first.year} to {self.last.year}"


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day so many months on, or that month's last; back in time where ``months`` is negative."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first = dt.date(year, month + 1, 1)
    last = (first + dt.timedelta(days=32)).replace(day=1) - dt.timedelta(days=1)
    return min(first + dt.timedelta(days=day.day - 1), last)


def _midnight(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min))
