"""Estate advocates stand in where no association speaks for the people of an estate (R-08)."""

from django.db.models import Q

from participation.people.customers.models import Area, Customer
from participation.people.groups.models import Group

from .models import Opportunity


def why_not(opportunity: Opportunity, customer: Customer, *, placing: bool = False) -> str:
    """Why this person cannot be an estate advocate; empty where they can.

    Somebody whose home is not known yet may ask; before they take it up (``placing``) it must be.
    """
    if opportunity.kind != Opportunity.Kind.ADVOCATE:
        return ""
    if customer.area is None:
        unknown = "We do not know which estate they live on. Put that on their record first."
        return unknown if placing else ""
    association = Group.objects.covering(customer.area).first()
    if association is None:
        return ""
    return (
        f"“{opportunity}” is for places without a residents' association. Where this home is, "
        f"{association} speaks for the people who live there."
    )


def unspoken_for() -> Q:
    """Customers whose home no association speaks for."""
    spoken_for = Area.objects.filter(
        groups__in=Group.objects.live().filter(kind__speaks_for_area=True)
    )
    return ~Q(area__in=Area.objects.within(spoken_for))
