"""What counts in a number about the support of groups."""

from decimal import Decimal

from django.db.models import Sum

from base.core.measures import measure
from base.core.periods import Period
from participation.people.groups.models import Group


@measure(
    "Hours of staff",
    "Hours that staff wrote down as spent on the group, at meetings, on advice or on anything else, "
    "on days of this financial year.",
)
def hours_of_support(group: Group, period: Period) -> Decimal:
    given = group.support_given.filter(period.holds("on", moment=False))
    return given.aggregate(n=Sum("hours"))["n"] or Decimal(0)
