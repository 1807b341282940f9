"""Did we hear from everybody? Groups of customers beside those of them who took part."""

import datetime as dt
from dataclasses import dataclass

from reports.charts import PairChart, pair_chart

from .basics import Definition, Voice


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
        """Groups without a bar in either year stand in the table alone."""
        return pair_chart(
            (row.name, row.rate_this, row.rate_last)
            for row in self.rows
            if row.rate_this or row.rate_last
        )


@dataclass(frozen=True)
class Share:
    """One group of people: how its share of those who took part compares with its size.

    Numbers are None where few people could be worked out from them.
    """

    name: str
    customers: int | None
    people: int | None
    share_of_customers: int | None
    share_of_people: int | None
    index: float | None
    says: str


@dataclass(frozen=True)
class Characteristic:
    """One thing people are compared by. ``withheld`` says why nothing of it is shown.

    ``customers_known`` is the percentage of customers of whom we know it, ``people_known`` that of
    those who took part; None where too few stand behind it.
    """

    title: str
    answer: str
    rows: tuple[Share, ...]
    customers_known: int | None
    people_known: int | None
    counted_on: dt.date | None
    withheld: str

    @property
    def something_hidden(self) -> bool:
        return any(None in (row.customers, row.people) for row in self.rows)


@dataclass(frozen=True)
class Action:
    """What we do about a group that took part less than its share, and what came of it."""

    group: str
    doing: str
    due_on: dt.date
    done_on: dt.date | None
    came_of_it: str


@dataclass(frozen=True)
class Everybody:
    """Did everybody get a say: by age, and by what people told us about themselves (R-19, B-65)."""

    answer: str
    characteristics: tuple[Characteristic, ...]
    counts: tuple[Definition, ...]
    #: None decided, or an edition built before actions were kept.
    actions: tuple[Action, ...] = ()
    #: Whether people got what they needed in order to come, in a sentence.
    access: str = ""
