"""What the impact report is made of: one frozen dataclass for each question it answers.

Everything here is what the reader sees and nothing more, because it is kept with the edition.
``None`` in place of a number means that it is not shown, because too few people stand behind it.
"""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from portal.core.periods import FinancialYear
from reports.charts import PairChart, StackedBar, pair_chart, stacked_bar


@dataclass(frozen=True)
class Pair:
    """A count this year and last year."""

    this: int
    last: int

    @property
    def change(self) -> str:
        if self.this == self.last:
            return "same"
        return f"{'up' if self.this > self.last else 'down'} {abs(self.this - self.last):,}"


@dataclass(frozen=True)
class Amounts:
    """An amount this year and last year; None where there is nothing to divide."""

    this: Decimal | None
    last: Decimal | None


@dataclass(frozen=True)
class Definition:
    """What a figure counts, in the words that its measure had when the report was built."""

    key: str
    title: str
    text: str


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
class Words:
    """What somebody wrote for this report."""

    author: str
    author_role: str
    text: str


@dataclass(frozen=True)
class Changed:
    """What changed because people spoke?"""

    answer: str
    done: Pair
    doing: Pair
    not_possible: Pair
    waiting: Pair
    stories: tuple[Voice, ...]
    counts: tuple[Definition, ...]

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
    """Who took part?"""

    answer: str
    customers: int
    unique: Pair
    new: Pair
    returning: Pair
    times: Pair
    by_head: Pair
    counts: tuple[Definition, ...]

    @property
    def rows(self) -> list[tuple[str, Pair]]:
        return [
            ("People who took part", self.unique),
            ("For the first time", self.new),
            ("Again", self.returning),
        ]

    @property
    def chart(self) -> PairChart:
        return pair_chart((label, pair.this, pair.last) for label, pair in self.rows[1:])


@dataclass(frozen=True)
class Group:
    """One group of customers: how many took part, and how its share compares with its size.

    ``index`` is its share of those who took part divided by its share of customers: 1 is an even
    share. ``says`` puts it into words. Numbers are None where too few people stand behind them.
    """

    name: str
    customers: int
    this: int | None
    last: int | None
    rate_this: float | None
    rate_last: float | None
    share_of_customers: int | None
    share_of_people: int | None
    index: float | None
    says: str


@dataclass(frozen=True)
class Groups:
    """Did we hear from everybody: by tenure, by region."""

    answer: str
    rows: tuple[Group, ...]
    voice: Voice | None
    counts: tuple[Definition, ...]

    @property
    def something_hidden(self) -> bool:
        return any(row.this is None or row.last is None for row in self.rows)

    @property
    def chart(self) -> PairChart:
        return pair_chart((row.name, row.rate_this, row.rate_last) for row in self.rows)


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
            ("We have been in touch", self.contacted),
            ("New, not answered yet", self.new),
            ("Not this time", self.declined),
            ("Changed their mind", self.withdrawn),
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

    @property
    def financial_year(self) -> FinancialYear:
        return FinancialYear.starting(self.year)

    @property
    def so_far(self) -> bool:
        """The year was not over when the figures were counted."""
        return self.data_date <= self.financial_year.last


def _whole(amount: Decimal | None) -> int | None:
    return None if amount is None else round(amount)
