"""What every report is made of, whatever its sections are.

Everything here is what the reader sees and nothing more, because it is kept with the edition.
``None`` in place of a number means that it is not shown, because too few people stand behind it.
"""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from base.core.measures import Measure
from base.core.periods import FinancialYear, Period


@dataclass(frozen=True)
class Pair:
    """A count this period and the one before; ``last`` is None, and ``untold`` in words, where our
    record cannot say, or not as things stood then.
    """

    this: int
    last: int | None
    untold: str = "not known"

    @property
    def change(self) -> str:
        if self.last is None:
            return ""
        if self.this == self.last:
            return "same"
        return f"{'up' if self.this > self.last else 'down'} {abs(self.this - self.last):,}"


#: Of what has had a period longer to come about.
NOT_COMPARABLE = "not comparable"


def the_one_before(unit: str, *, so_far: bool) -> str:
    """What figures of the period before are called beside those of this one."""
    if so_far:
        return f"by this day last {unit}"
    # The report of a month is read in the next, where "last month" would be its own.
    return "the month before" if unit == "month" else f"last {unit}"


@dataclass(frozen=True)
class Amounts:
    """An amount this period and the one before; None where there is nothing to divide."""

    this: Decimal | None
    last: Decimal | None


@dataclass(frozen=True)
class Definition:
    """What a figure counts, in the words that its measure had when the report was built."""

    key: str
    title: str
    text: str


def definitions(*measures: Measure) -> tuple[Definition, ...]:
    return tuple(Definition(measure.key, measure.title, measure.definition) for measure in measures)


@dataclass(frozen=True)
class Voice:
    """Something a customer said, and what came of it."""

    said: str
    answer: str
    state: str
    proof: str
    area: str
    activity: str


@dataclass(frozen=True)
class Picture:
    """A picture that somebody gave for a report. ``name`` is what the store calls it: of an edition, a
    copy of its own. Its size is in pixels, 0 until it is known.
    """

    name: str
    alt: str
    width: int = 0
    height: int = 0

    @property
    def file(self) -> str:
        """Its name in the folder of its edition."""
        return self.name.rpartition("/")[2]


@dataclass(frozen=True)
class Words:
    """What somebody wrote for this report."""

    author: str
    author_role: str
    text: str


@dataclass(frozen=True)
class Report:
    """What any report says of itself. The shape of a kind adds one field for each of its sections.

    ``small``: a group of fewer people than this is not shown. ``compared``: our record goes back to
    the period before, so that it can stand beside this one.
    """

    data_date: dt.date
    small: int
    opening: tuple[str, ...] = ()
    compared: bool = True
    kind: str = "impact"
    subject: str = ""
    #: What its period is called in "this year", "last month"; empty where it has none.
    unit: str = "year"
    period_name: str = ""
    first_day: dt.date | None = None
    last_day: dt.date | None = None
    #: While the period is not over: the one before is counted as far as this one had come. Before that
    #: was so, it was counted whole.
    like_for_like: bool = False
    #: The only sign of their period in editions from when every report was of a financial year.
    year: int | None = None

    @property
    def period(self) -> Period | None:
        """Whole days; None where it tells of everything that is on record of its subject."""
        if self.first_day and self.last_day:
            return Period(self.first_day, self.last_day)
        return FinancialYear.starting(self.year) if self.year else None

    @property
    def of_when(self) -> str:
        """Its period as its readers say it: "2025 to 2026", "October 2026"."""
        return self.period_name or str(self.period or "")

    @property
    def before(self) -> str:
        """What its figures of the period before are called: "last year", "the month before"."""
        return the_one_before(self.unit, so_far=self.so_far and self.like_for_like)

    @property
    def so_far(self) -> bool:
        """The period was not over when the figures were counted."""
        return self.period is not None and self.data_date <= self.period.last
