"""What counts in a number about groups."""

from base.core.measures import measure

from .models import Group


@measure(
    "Members now",
    "Customers and colleagues who sit on the group today, in any role, each counted once.",
)
def members(group: Group) -> int:
    return group.memberships.sitting().count()
