"""Did we hear from everybody? Each group's share of those who took part beside its share of customers.

The rules for small numbers and the comparison itself are those of the page "Who takes part". How many
customers there are of a tenure or in a region is no secret, and is shown whole.
"""

from collections.abc import Mapping, Sequence

from django.conf import settings

from base.core.tables import Tally, is_unknown, publishable
from participation.programme.activities.stats import GroupShare
from participation.reach.representation.comparing import SMALLEST_BASE, Compared
from participation.reach.representation.comparing import compare as compare_groups
from participation.reach.representation.stats import NOT_ASKED, Comparison

from . import sentences
from .shapes import Characteristic, Group, Share

SLICE = "year"


def compare(this: Sequence[GroupShare], last: Sequence[GroupShare]) -> tuple[Group, ...]:
    """One line a group, both years. People with nothing recorded are shown but not compared."""
    now, before = _compared(this), _compared(last)

    def line(share: GroupShare) -> Group:
        row, earlier = now[share.name], before.get(share.name)
        enough = share.customers >= SMALLEST_BASE
        return Group(
            name=share.name,
            customers=share.customers,
            this=row.people,
            last=earlier.people if earlier else 0,
            rate_this=row.per_1000,
            rate_last=_rate(earlier.people if earlier else 0, share.customers) if enough else None,
            share_of_customers=row.share_of_customers,
            share_of_people=row.share_of_people,
            index=row.index,
            says=row.says,
        )

    return tuple(line(share) for share in this)


def everybody(comparisons: Mapping[str, Comparison]) -> tuple[Characteristic, ...]:
    """One table a characteristic, as the page "Who takes part" shows it for the year.

    What the landlord does not ask has no place in its report.
    """
    return tuple(
        _characteristic(title, one) for title, one in comparisons.items() if one is not NOT_ASKED
    )


def _characteristic(title: str, comparison: Comparison) -> Characteristic:
    return Characteristic(
        title=title,
        answer="" if comparison.withheld else sentences.heard(comparison.groups, "group", "groups"),
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
        says="Not compared" if is_unknown(row.group) else row.says,
    )


def _compared(shares: Sequence[GroupShare]) -> Mapping[str, Compared]:
    tally = Tally(
        {(share.name,): share.customers for share in shares},
        {SLICE: {(share.name,): share.people for share in shares}},
    )
    cells = publishable(tally, SLICE, threshold=settings.SMALL_NUMBER_THRESHOLD)
    rows = compare_groups(
        cells,
        all_customers=sum(share.customers for share in shares),
        all_people=sum(share.people for share in shares),
    )
    return {row.group[0]: row for row in rows}


def _rate(people: int | None, customers: int) -> float | None:
    return None if people is None else round(1000 * people / customers, 1)
