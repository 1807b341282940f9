"""Did everybody get a say: by age, and by what people told us about themselves (R-19, B-65)?"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from base.core.house_rules import SMALL_NUMBER_THRESHOLD
from base.core.periods import FinancialYear
from participation.programme.events.stats import Needs, access_needs
from participation.reach.representation.characteristics import CHARACTERISTICS, YEARLY
from participation.reach.representation.comparing import Compared
from participation.reach.representation.stats import (
    NOT_ASKED,
    Comparison,
    ParticipationSlice,
    who_takes_part,
)
from participation.steering.widening.models import GapAction
from participation.steering.widening.stats import actions_on_gaps
from reports.sections import Asked, Material, Section
from reports.shapes import Definition, definitions

from .groups import heard


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
    answer: str
    characteristics: tuple[Characteristic, ...]
    counts: tuple[Definition, ...]
    #: None decided, or an edition built before actions were kept.
    actions: tuple[Action, ...] = ()
    #: Whether people got what they needed in order to come, in a sentence.
    access: str = ""


@dataclass(frozen=True)
class Told:
    """Of this year alone; the comparisons by the title of each characteristic."""

    comparisons: Mapping[str, Comparison]
    gap_actions: Sequence[GapAction]
    needs: Needs | None


def tell(asked: Asked) -> Told:
    year = FinancialYear.of(asked.period.first)
    return Told(
        comparisons=compare_everybody(year),
        gap_actions=actions_on_gaps(year.start_year),
        needs=access_needs(asked.period),
    )


def compare_everybody(year: FinancialYear) -> dict[str, Comparison]:
    """By the title of each characteristic; tenure and region have sections of their own."""
    compared_by = [CHARACTERISTICS[code] for code in YEARLY]
    return {
        one.title: who_takes_part([one], [ParticipationSlice(year.start_year)])[0]
        for one in compared_by
    }


def build(material: Material[None, Told]) -> Everybody:
    told = material.told
    shown = characteristics(told.comparisons)
    return Everybody(
        answer=sentence(shown),
        characteristics=shown,
        counts=definitions(who_takes_part, actions_on_gaps, access_needs),
        access=access(told.needs, SMALL_NUMBER_THRESHOLD.value),
        actions=tuple(
            Action(
                group=action.gap.group,
                doing=action.doing,
                due_on=action.due_on,
                done_on=action.done_on,
                came_of_it=action.came_of_it,
            )
            for action in told.gap_actions
        ),
    )


def characteristics(comparisons: Mapping[str, Comparison]) -> tuple[Characteristic, ...]:
    """One table a characteristic, as the page "Who takes part" shows it for the year.

    What the landlord does not ask has no place in its report.
    """
    return tuple(
        _characteristic(title, one) for title, one in comparisons.items() if one is not NOT_ASKED
    )


def _characteristic(title: str, comparison: Comparison) -> Characteristic:
    return Characteristic(
        title=title,
        answer="" if comparison.withheld else heard(comparison.groups, "group", "groups"),
        rows=tuple(_share(row) for row in (*comparison.groups, *comparison.unknown)),
        customers_known=comparison.customers.percent,
        people_known=comparison.people.percent,
        counted_on=comparison.counted_on,
        withheld=comparison.withheld,
    )


def _share(row: Compared) -> Share:
    return Share(
        name=row.name,
        customers=row.customers,
        people=row.people,
        share_of_customers=row.share_of_customers,
        share_of_people=row.share_of_people,
        index=row.index,
        says=row.says,
    )


def sentence(compared: Sequence[Characteristic]) -> str:
    titles = [one.title.lower() for one in compared if not one.withheld]
    if not titles:
        return "We do not know enough about the people who took part to compare them."
    listed = " and ".join(filter(None, [", ".join(titles[:-1]), titles[-1]]))
    return (
        f"We compared the people who took part with all our customers by {listed}. We do not know "
        "this of everybody: it is for each person to choose what to tell us."
    )


def access(needs: Needs | None, threshold: int) -> str:
    """Whether people got what they needed in order to come; nothing is said of very few."""
    if needs is None or not needs.asked:
        return ""
    if needs.asked < threshold:
        return f"Fewer than {threshold} times did somebody tell us what they need in order to come."
    return (
        f"{needs.asked:,} times somebody told us what they need in order to come, such as a lift or an "
        f"interpreter. Met: {needs.met:,}. Not met: {needs.not_met:,}. Not written down yet: "
        f"{needs.not_recorded:,}."
    )


SECTION = Section(
    code="everybody",
    heading="Did everybody get a say?",
    template="reports/impact/everybody.html",
    shape=Everybody,
    tell=tell,
    build=build,
    says_when_missing=True,
)
