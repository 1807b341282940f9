"""An office that a group gives to one of those who sit on it. Their seat goes on, with all that hangs on it."""

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.people.customers.services import refuse_about_oneself

from ..models import Membership
from ..signals import seats_taken

Role = Membership.Role
#: What a group chooses its members for; the last is for whoever lays an office down.
CHOSEN_FOR = (Role.CHAIR, Role.VICE_CHAIR, Role.SECRETARY, Role.TREASURER, Role.MEMBER)


@transaction.atomic
def take_office(*, seat: Membership, role: str, by: User) -> Membership:
    """From today. Whoever had an office that one person holds sits there as a member from then on.

    The others hear of both in one message. Who may say so, whoever calls this has asked.
    """
    group = locked(seat.group)
    seat = locked(seat)
    if not seat.may_take_office:
        raise Refused("Choose somebody who sits on the group today and does more than look on.")
    if role not in CHOSEN_FOR:
        raise Refused("This is no office that a group gives.")
    if seat.role == role:
        return seat
    changed = [(seat, Role(role))]
    if role in Membership.HELD_BY_ONE:
        before = group.memberships.sitting().filter(role=role).exclude(pk=seat.pk)
        changed += [(one, Role.MEMBER) for one in before.select_for_update(of=("self",))]
    for one, new in reversed(changed):
        record_fact(
            "group_office_changed",
            subject=group,
            actor=by,
            seat=one.pk,
            was=str(one.role),
            role=str(new),
        )
        one.role, one.office_from_on = new, timezone.localdate()
        one.save()
    seats_taken.send(Membership, seats=[one for one, _ in changed], by=by)
    return seat


@transaction.atomic
def change_office(*, seat: Membership, role: str, by: User) -> Membership:
    """As staff write it down, where the group told us whom it chose. Of themselves somebody else does."""
    if seat.customer is not None:
        refuse_about_oneself(customer=seat.customer, by=by)
    return take_office(seat=seat, role=role, by=by)
