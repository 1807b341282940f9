"""Does a group take its share? What it is of those who take part beside what it is of all customers.

The rules for small numbers (equality monitoring guidance, section 5): no percentage on fewer than 20
people, no comparison of a group of fewer than 20 customers; below 0.8 is under, above 1.2 is over.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp, log, sqrt

from base.core.counted_tables import WHY_HIDDEN, Cells, Group, is_unknown

SMALLEST_BASE = 20
UNDER, OVER = 0.8, 1.2
Z = 1.96

TOO_FEW = "Too few people to say"
FEWER, MORE, ABOUT = "Fewer than their share", "More than their share", "About their share"
MAY_BE_CHANCE = "Could be chance"
NOT_COMPARED = "Not compared"


@dataclass(frozen=True)
class Compared:
    """One group. Numbers are None where they are hidden or too few people stand behind them.

    ``index`` is the group's share of those who took part divided by its share of customers; ``low``
    and ``high`` are its 95% interval.
    """

    group: Group
    customers: int | None
    people: int | None
    per_1000: float | None
    share_of_customers: int | None
    share_of_people: int | None
    index: float | None
    low: float | None
    high: float | None
    says: str

    @property
    def name(self) -> str:
        return ", ".join(self.group)

    @property
    def why_hidden(self) -> str:
        return self.says if self.says in WHY_HIDDEN else ""

    @property
    def is_under(self) -> bool:
        """Fewer than its share, and by more than chance explains."""
        return self.says == FEWER


def compare(
    cells: Mapping[Group, Cells], *, all_customers: int, all_people: int
) -> tuple[Compared, ...]:
    """Shares are of those whose group we know. The totals are everybody's, known and unknown.

    Only what is shown goes in, so that no share tells what is hidden: where the number of unknowns is,
    shares are of the people in the groups that are shown.
    """
    unknown = [cell for group, cell in cells.items() if is_unknown(group)]
    if any(cell.took_part is None for cell in unknown):
        shown = [
            (cell.everybody, cell.took_part)
            for group, cell in cells.items()
            if not is_unknown(group) and cell.everybody is not None and cell.took_part is not None
        ]
        customers, people = sum(y for y, _ in shown), sum(x for _, x in shown)
    else:
        customers = all_customers - sum(cell.everybody or 0 for cell in unknown)
        people = all_people - sum(cell.took_part or 0 for cell in unknown)
    return tuple(_compared(group, cell, customers, people) for group, cell in cells.items())


def _compared(group: Group, cell: Cells, customers: int, people: int) -> Compared:
    y, x = cell.everybody, cell.took_part
    rate = None if x is None or y is None or y < SMALLEST_BASE else round(1000 * x / y, 1)
    says = cell.why or (NOT_COMPARED if is_unknown(group) else TOO_FEW)
    if x is None or y is None or rate is None or is_unknown(group) or people < SMALLEST_BASE:
        return Compared(group, y, x, rate, None, None, None, None, None, says)
    # Cross-multiplied, so that it is computed from counts and never from percentages.
    index = x * customers / (people * y)
    low, high = interval(x, people, y, customers)
    return Compared(
        group=group,
        customers=y,
        people=x,
        per_1000=rate,
        share_of_customers=round(100 * y / customers),
        share_of_people=round(100 * x / people),
        index=round(index, 2),
        low=round(low, 2),
        high=round(high, 2),
        says=_says(index, low, high),
    )


def interval(x: int, n: int, y: int, m: int) -> tuple[float, float]:
    """The 95% interval of (x of n) divided by (y of m): the log ratio of two proportions (Katz 1978).

    It takes the two as independent, although those who take part are customers too, and so comes out
    a little wide, which is the safe side. With nobody in the group half a person is added (Walter).
    """
    if x == 0:
        high = exp(log((0.5 / (n + 0.5)) / (y / m)) + Z * sqrt(2 - 1 / (n + 0.5) + 1 / y - 1 / m))
        return 0.0, high
    spread = Z * sqrt(1 / x - 1 / n + 1 / y - 1 / m)
    middle = log((x / n) / (y / m))
    return exp(middle - spread), exp(middle + spread)


def _says(index: float, low: float, high: float) -> str:
    if UNDER <= index <= OVER:
        return ABOUT
    if low <= 1 <= high:
        return MAY_BE_CHANCE
    return FEWER if index < UNDER else MORE
