"""Who of the panels writes for the evaluation of the year, and how it is signed. Asked at the moment of writing."""

from collections.abc import Sequence

from participation.people.groups.models import Membership
from reports.sections import Signed


def chair(seats: Sequence[Membership]) -> Signed | None:
    """Whoever is in the chair of a scrutiny panel at this moment."""
    for seat in of_panels(seats):
        if seat.role == Membership.Role.CHAIR:
            return Signed(str(seat.customer), f"Chair of {seat.group.name}")
    return None


def member(seats: Sequence[Membership]) -> Signed | None:
    """Whoever sits on a scrutiny panel at this moment writes for all of it."""
    for seat in of_panels(seats):
        return Signed(seat.group.name, "Written by its members")
    return None


def of_panels(seats: Sequence[Membership]) -> list[Membership]:
    return [seat for seat in seats if seat.group.kind.scrutinises]
