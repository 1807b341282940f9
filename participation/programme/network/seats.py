"""Members hear who comes to sit with them and who leaves, and when their kind of group is opened to staff.

Who sits where our staff put on record themselves, so the message says it; why somebody left it never says.
"""

from collections.abc import Sequence

from django.utils import timezone

from base.accounts.models import User
from participation.people.customers.models import Customer
from participation.people.groups.models import Group, GroupKind, Membership

from .telling import tell_members


def tell_of_seats(seats: Sequence[Membership], *, by: User | None) -> int:
    """Everybody who sat there before; a whole committee in one message. What was is no news."""
    seats = [seat for seat in seats if seat.until_on is None]
    if not seats:
        return 0
    numbers = sorted(seat.pk for seat in seats)
    return tell_members(
        seats[0].group,
        "network/email/seat_taken",
        key=f"groups.seat:{numbers[0]}:{timezone.now().timestamp()}",
        context={"seats": seats},
        but=by,
        besides=numbers,
    )


def tell_of_signing_in(customer: Customer) -> int:
    """An account came to a record for the first time: whoever has it reads what its groups keep to themselves.

    Any of us can write an address into a record, so those who know the person hear of it. Once for each seat.
    """
    seats = customer.memberships.sitting().select_related("group", "customer").order_by("pk")
    return sum(
        tell_members(
            seat.group,
            "network/email/signs_in",
            key=f"groups.signs_in:{seat.pk}",
            context={"seat": seat},
            besides=[seat.pk],
        )
        for seat in seats
    )


def tell_of_leaving(
    group: Group, person: Customer | User, *, was_chair: bool, by: User | None
) -> int:
    """Of a group that has ended nobody is told that they leave, one after the other."""
    if group.ended_on is not None:
        return 0
    return tell_members(
        group,
        "network/email/seat_left",
        key=f"groups.left:{group.pk}:{timezone.now().timestamp()}",
        context={"person": str(person), "was_chair": was_chair},
        but=by,
    )


def tell_of_opening(kind: GroupKind, *, by: User) -> None:
    for group in kind.groups.live().order_by("pk"):
        tell_members(
            group,
            "network/email/opened_to_staff",
            key=f"groups.kind:{kind.pk}:{group.pk}:{timezone.now().timestamp()}",
            context={},
            but=by,
        )
