"""Whom a group chose for an office at a meeting, as its members write it down themselves."""

from django.db import transaction

from base.accounts.models import User
from base.core.refused import Refused
from base.core.rows import locked
from participation.people.groups.insiders import account_of
from participation.people.groups.models import Membership
from participation.people.groups.services import take_office

from ..models import GroupMeeting
from ..quorum import quorum_of
from .gate import refuse_approved, refuse_called_off, runner


@transaction.atomic
def give_office(*, meeting: GroupMeeting, seat: Membership, role: str, by: User) -> Membership:
    """It holds from today. Enough were at the meeting to decide, and nobody writes down an office for themselves."""
    meeting = locked(meeting)
    runner(meeting.group, by, as_member=True)
    refuse_called_off(meeting)
    refuse_approved(meeting)
    if seat.group_id != meeting.group_id:
        raise Refused("Choose somebody who sits on this group.")
    if account_of(seat) == by.pk and role != Membership.Role.MEMBER:
        raise Refused("This is about yourself. Another member who runs the meeting writes it down.")
    if meeting.register_at is None:
        raise Refused("Write down who came first, so that everybody sees who decided.")
    quorum = quorum_of(meeting)
    if not quorum.is_met:
        raise Refused(quorum.in_words)
    return take_office(seat=seat, role=role, by=by)
