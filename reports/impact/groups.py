"""Groups of customers beside those of them who took part: what tenures and regions share.

The rules for small numbers and the comparison itself are those of the page "Who takes part". How many
customers there are of a tenure or in a region is no secret, and is shown whole.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from base.core.counted_tables import UNKNOWN, Tally, publishable
from base.core.house_rules import SMALL_NUMBER_THRESHOLD
from participation.programme.activities.stats import GroupShare
from participation.reach.representation.comparing import MAY_BE_CHANCE, Compared
from participation.reach.representation.comparing import compare as compare_groups
from reports.charts import PairChart, pair_chart
from reports.shapes import Definition, Voice

SLICE = "year"


@dataclass(frozen=True)
class Group:
    """One group of customers: how many took part, and how its share compares with its size.

    ``index`` is its share of those who took part divided by its share of customers: 1 is an even
    share. ``says`` puts it into words. Numbers are None where they are hidden, ``why_this`` and
    ``why_last`` say why, or where too few people stand behind them.
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
    #: Empty in editions from before the reason was kept.
    why_this: str = ""
    why_last: str = ""


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


def compare(this: Sequence[GroupShare], last: Sequence[GroupShare]) -> tuple[Group, ...]:
    """One line a group, both years. People with nothing recorded are shown but not compared."""
    now, before = _compared(this), _compared(last)

    def line(share: GroupShare) -> Group:
        row, earlier = now[share.name], before.get(share.name)
        return Group(
            name=share.name,
            customers=share.customers,
            this=row.people,
            last=earlier.people if earlier else 0,
            rate_this=row.per_1000,
            rate_last=earlier.per_1000 if earlier else None,
            share_of_customers=row.share_of_customers,
            share_of_people=row.share_of_people,
            index=row.index,
            says=row.says,
            why_this=row.why_hidden,
            why_last=earlier.why_hidden if earlier else "",
        )

    return tuple(line(share) for share in this)


def heard(groups: Sequence[Group | Compared], one: str, many: str) -> str:
    """Which groups took part less than their share, and which of them nobody can tell of."""
    known = [group for group in groups if group.name not in UNKNOWN]
    compared = [group for group in known if group.index is not None]
    if not compared:
        return f"Too few people took part for us to compare {many}."
    untold = [group.name for group in known if group.index is None]
    first = f"We cannot compare: {', '.join(untold)}. " if untold else ""
    if under := [_told(group) for group in compared if group.says.startswith("Fewer")]:
        return f"We heard less than we should from: {', '.join(under)}. {first}".strip()
    if any(group.says == MAY_BE_CHANCE and (group.index or 0) < 1 for group in compared):
        none = f"None of the other {many}" if untold else f"No {one}"
        return f"{first}{none} took part less than its share by more than chance could explain."
    whose = f"The other {many} each" if untold else f"Every {one}"
    return f"{first}{whose} took part about as much as its share of customers, or more."


def _told(group: Group | Compared) -> str:
    """``Factored owner (6 of 277)``: who is compared is never hidden."""
    people = group.this if isinstance(group, Group) else group.people
    return f"{group.name} ({people or 0:,} of {group.customers or 0:,})"


def _compared(shares: Sequence[GroupShare]) -> Mapping[str, Compared]:
    tally = Tally(
        {(share.name,): share.customers for share in shares},
        {SLICE: {(share.name,): share.people for share in shares}},
    )
    cells = publishable(tally, SLICE, threshold=SMALL_NUMBER_THRESHOLD.value)
    rows = compare_groups(
        cells,
        all_customers=sum(share.customers for share in shares),
        all_people=sum(share.people for share in shares),
    )
    return {row.group[0]: row for row in rows}
