"""Days as lists write them: with years of two figures, with the month first, with a midnight behind them."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from .unfit import Unfit

MIDNIGHT = re.compile(r"[T ]0?0:00(:00(\.0+)?)?Z?$|\s+12:00(:00)?\s*AM$", re.IGNORECASE)
NUMBERS = re.compile(r"(\d{1,2})([/.\- ])(\d{1,2})\2(\d{4}|\d{2})")
YEAR_FIRST = re.compile(r"(\d{4})([/.-])(\d{1,2})\2(\d{1,2})|((?:19|20)\d\d)(\d\d)(\d\d)")
WITH_A_WORD = ("%d %b %Y", "%d-%b-%Y", "%d %B %Y", "%d/%b/%Y", "%b %d %Y", "%B %d, %Y")
WITH_A_WORD_SHORT = ("%d-%b-%y", "%d %b %y", "%d/%b/%y")
EARLIEST = dt.date(1900, 1, 2)  # systems write 1 January 1900 for "not known"
LATEST = dt.date(2200, 1, 1)
#: A tenancy may begin or end so many years ahead; a date of birth is never ahead.
YEARS_AHEAD = 10


class Written(NamedTuple):
    """What was written, read with the day first and with the month first, where either can be.

    ``is_short`` where the year has two figures: it then counts as in this century.
    """

    day_first: dt.date | None
    month_first: dt.date | None
    is_short: bool = False


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


@lru_cache(maxsize=100_000)
def written(said: str) -> Written:
    plain = MIDNIGHT.sub("", said)
    if found := NUMBERS.fullmatch(plain):
        one, other, year = int(found[1]), int(found[3]), int(found[4])
        is_short = len(found[4]) == 2
        year += 2000 if is_short else 0
        return Written(_day(year, other, one), _day(year, one, other), is_short)
    if found := YEAR_FIRST.fullmatch(plain):
        parts = (found[1], found[3], found[4]) if found[1] else (found[5], found[6], found[7])
        day = _day(*map(int, parts))
        return Written(day, day)
    for shapes, is_short in ((WITH_A_WORD, False), (WITH_A_WORD_SHORT, True)):
        for shape in shapes:
            try:
                day = dt.datetime.strptime(" ".join(plain.split()), shape).date()  # noqa: DTZ007
            except ValueError:
                continue
            if is_short:
                day = day.replace(year=2000 + day.year % 100)
            return Written(day, day, is_short)
    return Written(None, None)


class Days:
    """Reads the days of one column, and notices what they have in common.

    Years of two figures count as the latest that can have been meant: of a birth (``past``) the latest
    that is not still to come, of others up to ``YEARS_AHEAD`` from now.
    """

    def __init__(self, today: dt.date, *, past: bool, month_first: bool):
        self.today = today
        self.past = past
        self.month_first = month_first
        self.noticed: Counter[str] = Counter()

    def __call__(self, said: str) -> dt.date:
        found = written(said)
        if found.day_first is None or found.month_first is None:
            self.noticed["day_first"] += found.day_first is not None
            self.noticed["month_first"] += found.month_first is not None
        day = found.month_first if self.month_first else found.day_first
        if day is None:
            raise Unfit(f"“{said[:40]}” is not a real date like {self.example}")
        if found.is_short:
            self.noticed["short"] += 1
            day = self.in_its_century(day)
        if not EARLIEST <= day <= LATEST:
            raise Unfit(f"“{said[:40]}” is not a likely date")
        if self.past and day > self.today:
            raise Unfit(f"“{said[:40]}” is still to come")
        return day

    @property
    def example(self) -> str:
        return "03/27/1980" if self.month_first else "27/03/1980"

    @property
    def latest(self) -> int:
        """The last year that two figures can mean."""
        return self.today.year + (0 if self.past else YEARS_AHEAD)

    def in_its_century(self, day: dt.date) -> dt.date:
        is_ahead = day > self.today if self.past else day.year > self.latest
        if not is_ahead:
            return day
        return day.replace(
            year=day.year - 100
        )  # 29 February is in both: 1900 has none, 2000 is not ahead

    @property
    def are_all_month_first(self) -> bool:
        """Some can only be read so, and none the other way."""
        return bool(self.noticed["month_first"]) and not self.noticed["day_first"]


def american(columns: Mapping[str, Days]) -> list[str]:
    """Columns that were read with the day first and have the month first throughout."""
    return [
        name for name, days in columns.items() if days.are_all_month_first and not days.month_first
    ]


def remarks(columns: Iterable[tuple[str, Days]]) -> list[str]:
    """What was noticed of each column, which is named by its label, in words for staff."""
    found = []
    for label, days in columns:
        if days.month_first:
            found.append(
                f"{label} is written with the month first, as in America, and was read so throughout."
            )
        elif days.noticed["month_first"] and days.noticed["day_first"]:
            found.append(
                f"{label} has the month first on {_lines(days.noticed['month_first'])} and the day on "
                "others. The former were left out. Look at how the column was made."
            )
        if days.noticed["short"]:
            latest = days.latest % 100
            found.append(
                f"{label} has a year of two figures on {_lines(days.noticed['short'])}. {latest:02} "
                f"is read as {days.latest}, and {(latest + 1) % 100:02} as {days.latest - 99}."
            )
    return found


def _lines(number: int) -> str:
    return f"{number:,} line{'' if number == 1 else 's'}"
