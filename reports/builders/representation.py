"""Did we hear from everybody? Each group's share of those who took part beside its share of customers.

The rules for small numbers (equality monitoring guidance, section 5): a count of people under the
threshold is hidden, and a second one with it where a total would give it away; no percentage stands
on fewer than 20; a group of fewer than 20 customers is not compared.
"""

from collections.abc import Sequence

from participation.activities.stats import GroupShare
from portal.core.suppression import suppress

from .shapes import Group

#: No percentage on a smaller base, and no comparison of a smaller group.
SMALLEST_BASE = 20
#: Between these an index is called even; the guidance's own words for under and over.
UNDER, OVER = 0.8, 1.2
NOT_RECORDED = "Not recorded"
TOO_FEW = "Not enough people to say"


def compare(this: Sequence[GroupShare], last: Sequence[GroupShare]) -> tuple[Group, ...]:
    """One line a group, both years. People with nothing recorded are shown but not compared."""
    shown_this = suppress({group.name: group.people for group in this})
    shown_last = suppress({group.name: group.people for group in last})
    recorded = [group for group in this if group.name != NOT_RECORDED]
    all_customers = sum(group.customers for group in recorded)
    all_people = sum(group.people for group in recorded)

    def line(group: GroupShare) -> Group:
        people = shown_this[group.name].shown
        before = shown_last[group.name].shown if group.name in shown_last else 0
        enough = group.customers >= SMALLEST_BASE
        comparable = (
            group.name != NOT_RECORDED
            and enough
            and people is not None
            and all_people >= SMALLEST_BASE
        )
        index = _index(people or 0, all_people, group.customers, all_customers)
        return Group(
            name=group.name,
            customers=group.customers,
            this=people,
            last=before,
            rate_this=_rate(people, group.customers) if enough else None,
            rate_last=_rate(before, group.customers) if enough else None,
            share_of_customers=round(100 * group.customers / all_customers) if comparable else None,
            share_of_people=round(100 * (people or 0) / all_people) if comparable else None,
            index=index if comparable else None,
            says=_says(index) if comparable else TOO_FEW,
        )

    return tuple(line(group) for group in this)


def _rate(people: int | None, customers: int) -> float | None:
    return None if people is None else round(1000 * people / customers, 1)


def _index(people: int, all_people: int, customers: int, all_customers: int) -> float:
    """Cross-multiplied, so that it is computed from counts and never from percentages."""
    base = all_people * customers
    return round(people * all_customers / base, 2) if base else 0.0


def _says(index: float) -> str:
    if index < UNDER:
        return "Fewer than their share"
    if index > OVER:
        return "More than their share"
    return "About their share"
