"""What counts in a number about groups."""

from decimal import Decimal

from django.db.models import Sum

from base.core.measures import measure

from .models import Group


@measure(
    "Members now",
    "Customers and colleagues who sit on the group today, in any role, each counted once.",
)
def members(group: Group) -> int:
    return group.memberships.sitting().count()


@measure("Given to it", "Everything the landlord has given the group and put on record, in pounds.")
def given(group: Group) -> Decimal:
    return group.funding.aggregate(n=Sum("pounds", default=Decimal(0)))["n"]
