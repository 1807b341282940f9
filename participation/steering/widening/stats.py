"""What counts in a number about reaching those we hear too little from."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from django.db.models import Min, Sum

from base.core.counted_tables import Cells, Group
from base.core.measures import measure
from base.core.periods import FinancialYear
from participation.programme.activities.models import Engagement
from participation.reach.representation.comparing import Compared, compare
from participation.reach.representation.stats import (
    Comparison,
    ParticipationSlice,
    who_takes_part_lately,
)
from participation.reach.representation.tallies import years_counted

from .models import GapAction, Initiative, TargetGroup


@dataclass(frozen=True)
class YearOfTarget:
    """How a target group took part in one year. ``row`` is None, and ``withheld`` says why not."""

    year: FinancialYear
    row: Compared | None
    withheld: str = ""


@measure(
    "Target groups over the years",
    "People of the group who took part in the year, each once, beside all customers of the group now. "
    "The index is its share of those who took part divided by its share of customers: 1 is an even "
    "share. Where too few people stand behind a number it is not shown.",
)
def trend(target: TargetGroup) -> list[YearOfTarget]:
    years = years_counted()
    comparisons = who_takes_part_lately(
        [target.characteristic], [ParticipationSlice(year) for year in years]
    )
    return [
        YearOfTarget(
            FinancialYear.starting(year),
            None if one.withheld else together(one, target.name, target.groups),
            one.withheld,
        )
        for year, one in zip(years, comparisons, strict=True)
    ]


def together(comparison: Comparison, name: str, groups: Collection[str]) -> Compared:
    """Several groups of a comparison as one, from nothing but the numbers that are shown.

    Where a number is hidden and all hidden ones are in the group, it is what the shown ones leave of
    the total, which everybody can reckon. Otherwise it stays hidden.
    """
    inside = [row for row in comparison.groups if row.group[0] in groups]
    outside = [row for row in comparison.groups if row.group[0] not in groups]
    others = [*outside, *comparison.unknown]
    customers = _sum(comparison.customers.of, *_column("customers", inside, others))
    people = _sum(comparison.people.of, *_column("people", inside, others))
    why = max((row.why_hidden for row in inside), default="") if people is None else ""
    whole: Group = ()
    cells = {whole: Cells(customers, people, why)}
    cells |= {row.group: Cells(row.customers, row.people, row.why_hidden) for row in others}
    compared = compare(
        cells, all_customers=comparison.customers.of, all_people=comparison.people.of
    )
    return replace(compared[0], group=(name,))


def _column(
    name: str, inside: list[Compared], outside: list[Compared]
) -> tuple[list[int | None], list[int | None]]:
    return [getattr(row, name) for row in inside], [getattr(row, name) for row in outside]


def _sum(total: int, inside: list[int | None], outside: list[int | None]) -> int | None:
    shown = [count for count in inside if count is not None]
    if len(shown) == len(inside):
        return sum(shown)
    left = [count for count in outside if count is not None]
    return total - sum(left) if len(left) == len(outside) else None


@dataclass(frozen=True)
class Reached:
    people: int
    new: int
    by_head: int


@measure(
    "People an initiative reached",
    "Customers who took part in one of its activities, each once; of them those for whom it was the "
    "first time on record; and people counted by head, where coming twice counts twice.",
)
def reached(initiative: Initiative) -> Reached:
    rows = Engagement.objects.filter(activity__in=initiative.activities.all())
    people = rows.named().order_by().values("customer").annotate(first_in_it=Min("day"))
    ever = Engagement.objects.filter(customer__in=rows.named().values("customer"))
    first = dict(ever.order_by().values_list("customer").annotate(first=Min("day")))
    days = {row["customer"]: row["first_in_it"] for row in people}
    return Reached(
        people=len(days),
        new=sum(first[customer] == day for customer, day in days.items()),
        by_head=rows.filter(customer=None).aggregate(n=Sum("people", default=0))["n"],
    )


@measure(
    "What we do about the gaps",
    "Actions decided for groups that took part less than their share in the year, by more than chance "
    "explains.",
)
def actions_on_gaps(year: int) -> list[GapAction]:
    actions = GapAction.objects.filter(gap__year=year).select_related("gap")
    return list(actions.order_by("gap__characteristic_code", "gap__group", "due_on", "pk"))
