"""What counts in a number about groups."""

from base.core.measures import measure

from .models import Group


@measure(
    "Members now",
    "Customers and colleagues who sit on the group today, in any role, each counted once.",
)
def members(group: Group) -> int:
    return group.memberships.sitting().count()


@measure("Sit on both", "Customers who sit on both groups today, whatever they do there.")
def sit_on_both(one: set[int], other: set[int]) -> int:
    return len(one & other)
