"""The sections of the impact report, and the report that they make."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from base.core.periods import FinancialYear
from reports.charts import PairChart, StackedBar, pair_chart, stacked_bar

from .basics import Amounts, Definition, Pair, Voice, Words
from .groups import Everybody, Groups


@dataclass(frozen=True)
class Changed:
    """What changed because people spoke? ``stories`` are the best told, ``refused`` the other noes."""

    answer: str
    done: Pair
    doing: Pair
    not_possible: Pair
    waiting: Pair
    stories: tuple[Voice, ...]
    counts: tuple[Definition, ...]
    refused: tuple[Voice, ...] = ()

    @property
    def more_refused(self) -> int:
        """How many reasons there is no room for; they stand on the website."""
        told = [one for one in (*self.stories, *self.refused) if one.state == "not_possible"]
        return max(0, self.not_possible.this - len(told))

    @property
    def rows(self) -> list[tuple[str, Pair]]:
        return [
            ("Done", self.done),
            ("On its way", self.doing),
            ("Not possible, and we said why", self.not_possible),
            ("Still waiting for an answer", self.waiting),
        ]

    @property
    def chart(self) -> StackedBar:
        return stacked_bar((label, pair.this) for label, pair in self.rows)


@dataclass(frozen=True)
class Consulted:
    """One consultation and what was decided."""

    title: str
    duty: str
    opened_on: dt.date
    closed_on: dt.date
    answers: int
    decision: str
    decided_on: dt.date | None
    what_changed: str


@dataclass(frozen=True)
class Consultations:
    """What did we ask before we decided?"""

    answer: str
    held: Pair
    decided: Pair
    answers: Pair
    results: tuple[Consulted, ...]
    counts: tuple[Definition, ...]

    @property
    def rows(self) -> list[tuple[str, Pair]]:
        return [
            ("Consultations held", self.held),
            ("Consultations decided", self.decided),
            ("Answers", self.answers),
        ]

    @property
    def chart(self) -> PairChart:
        return pair_chart((label, pair.this, pair.last) for label, pair in self.rows[:2])


@dataclass(frozen=True)
class People:
    """Who took part? In the first year on record nobody can be told from somebody new."""

    answer: str
    customers: int
    unique: Pair
    new: Pair | None
    returning: Pair | None
    times: Pair
    by_head: Pair
    counts: tuple[Definition, ...]

    @property
    def rows(self) -> list[tuple[str, Pair]]:
        rows = [
            ("People who took part", self.unique),
            ("For the first time", self.new),
            ("Again", self.returning),
        ]
        return [(label, pair) for label, pair in rows if pair is not None]

    @property
    def chart(self) -> PairChart:
        return pair_chart(
            (label, pair.this) if pair.last is None else (label, pair.this, pair.last)
            for label, pair in self.rows[1:]
        )


@dataclass(frozen=True)
class Line:
    """One kind of activity, or one level of involvement."""

    name: str
    activities: Pair
    people: Pair
    times: Pair


@dataclass(frozen=True)
class Lines:
    """What did we do together, and how much say did people have?"""

    answer: str
    rows: tuple[Line, ...]
    voice: Voice | None
    counts: tuple[Definition, ...]

    @property
    def chart(self) -> PairChart:
        return pair_chart((row.name, row.times.this, row.times.last) for row in self.rows)


@dataclass(frozen=True)
class Costs:
    """What did it cost?"""

    answer: str
    cost: Amounts
    hours: Amounts
    each_time: Amounts
    held: Pair
    costed: Pair
    counts: tuple[Definition, ...]

    @property
    def cost_chart(self) -> PairChart:
        return pair_chart([("Cost in pounds", _whole(self.cost.this), _whole(self.cost.last))])

    @property
    def hours_chart(self) -> PairChart:
        return pair_chart([("Staff hours", _whole(self.hours.this), _whole(self.hours.last))])


@dataclass(frozen=True)
class Wanted:
    title: str
    asked: int
    placed: int


@dataclass(frozen=True)
class Interest:
    """Who wants to do more?"""

    answer: str
    asked: Pair
    new: Pair
    contacted: Pair
    placed: Pair
    declined: Pair
    withdrawn: Pair
    wanted: tuple[Wanted, ...]
    counts: tuple[Definition, ...]

    @property
    def rows(self) -> list[tuple[str, Pair]]:
        return [
            ("Taking part now", self.placed),
            ("We are talking, or they try it out", self.contacted),
            ("New, not answered yet", self.new),
            ("Not this time", self.declined),
            ("Changed their mind, or have stopped", self.withdrawn),
        ]

    @property
    def chart(self) -> StackedBar:
        return stacked_bar((label, pair.this) for label, pair in self.rows)


@dataclass(frozen=True)
class ImpactReport:
    """The annual participation impact report of one financial year, as its readers have it (K-37)."""

    year: int
    data_date: dt.date
    opening: tuple[str, ...]
    foreword: Words | None
    changed: Changed
    consultations: Consultations
    people: People
    tenures: Groups
    regions: Groups
    kinds: Lines
    levels: Lines
    costs: Costs
    interest: Interest
    customer_voice: Words | None
    small: int
    #: None in editions built before people were compared by more than tenure and region.
    everybody: Everybody | None = None
    #: The record goes back to the year before, so that it can stand beside this one.
    compared: bool = True

    @property
    def financial_year(self) -> FinancialYear:
        return FinancialYear.starting(self.year)

    @property
    def so_far(self) -> bool:
        """The year was not over when the figures were counted."""
        return self.data_date <= self.financial_year.last


def _whole(amount: Decimal | None) -> int | None:
    return None if amount is None else round(amount)
