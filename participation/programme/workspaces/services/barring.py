"""Who takes no part in a vote at a meeting, for an interest of theirs. The group decides it, or the member does.

It is written down while the vote is open, and stays as it is once it is closed.
"""

from django.db import transaction

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from participation.people.groups.insiders import account_of
from participation.people.groups.models import Membership

from ..models import BarredFromMotion, Motion
from .gate import insider
from .voting import held_open, voters


@transaction.atomic
def bar_from_motion(*, motion: Motion, seat: Membership, why: str, by: User) -> BarredFromMotion:
    """A hand that they raised goes. Doing it again changes nothing."""
    motion, group = held_open(motion)
    standing = insider(group, by)
    seats = voters(motion, barred=True).select_for_update(of=("self",))
    held = seats.select_related("customer").filter(pk=seat.pk).first()
    if held is None:
        raise Refused("They have no vote on this: nothing is to bar.")
    if account_of(held) != by.pk and not standing.runs_as_member:
        raise Refused("Only the chair or the secretary says that somebody else takes no part.")
    barred, new = BarredFromMotion.objects.get_or_create(
        motion=motion, seat=held, defaults={"why": why.strip(), "noted_by": by}
    )
    if new:
        motion.hands.filter(seat=held).delete()
        record_fact("barred_from_motion", subject=motion, actor=by, seat=held.pk)
    return barred


@transaction.atomic
def unbar_from_motion(*, barred: BarredFromMotion, by: User) -> None:
    """It was no hindrance after all. Nobody lets themselves vote again but whoever runs the meeting."""
    motion, group = held_open(barred.motion)
    if not insider(group, by).runs_as_member or account_of(barred.seat) == by.pk:
        raise Refused("Only the chair or the secretary says so, and of themselves another does.")
    record_fact("unbarred_from_motion", subject=motion, actor=by, seat=barred.seat_id)
    barred.delete()
