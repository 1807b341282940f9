"""Who of the panels writes for the evaluation of the year, and how it is signed. Asked at the moment of writing."""

from base.accounts.models import User
from participation.people.groups.models import Membership
from reports.sections import Signed


def chair(user: User) -> Signed | None:
    """Whoever is in the chair of a scrutiny panel at this moment."""
    seats = Membership.objects.scrutinising().filter(
        customer__user=user.pk, role=Membership.Role.CHAIR
    )
    seat = seats.select_related("customer", "group").order_by("pk").first()
    return Signed(seat.customer.name, f"Chair of {seat.group.name}") if seat else None


def member(user: User) -> Signed | None:
    """Whoever sits on a scrutiny panel at this moment writes for all of it."""
    seats = Membership.objects.scrutinising().filter(customer__user=user.pk)
    seat = seats.select_related("group").order_by("pk").first()
    return Signed(seat.group.name, "Written by its members") if seat else None
