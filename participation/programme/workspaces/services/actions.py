"""What a meeting gives somebody to do. It is an action of the portal, and so our staff read its words."""

import datetime as dt

from django.db import transaction

from base.accounts.models import User
from base.core.refused import Refused
from participation.people.groups.insiders import account_of
from participation.people.groups.models import Group, Membership
from participation.programme.actions.models import Action
from participation.programme.actions.services import make_action, say_done
from participation.programme.activities.leads.services import lead_of

from ..action_sources import MEETING
from ..models import GroupMeeting
from .gate import insider, runner


@transaction.atomic
def give_to_do(
    *,
    meeting: GroupMeeting,
    what: str,
    service: str,
    due_on: dt.date,
    by: User,
    seat: Membership | None = None,
) -> Action:
    """To one of those who sit there; without a ``seat``, to whoever of us answers for the service.

    The group confirms that it is done.
    """
    standing = runner(meeting.group, by)
    if meeting.register_at is None:
        raise Refused("Write down who came first.")
    if seat is None:
        owner = lead_of(service)
        if owner is None:
            raise Refused("Nobody of us is named for this service. Choose one of you.")
    else:
        found = [one for one in standing.seats if one.pk == seat.pk]
        number = account_of(found[0]) if found else None
        owner = User.objects.filter(pk=number).first() if number else None
        if owner is None:
            raise Refused(f"{seat.person} has no account here. Choose somebody else.")
    return make_action(
        what=what, service=service, owner=owner, due_on=due_on, by=by, of=(MEETING, meeting)
    )


@transaction.atomic
def say_it_is_done(*, group: Group, action: Action, words: str, by: User) -> Action:
    """By whoever does it. Somebody else on the group confirms it."""
    insider(group, by)
    if action.owner_id != by.pk:
        raise Refused(f"{action.owner} does this, and says when it is done.")
    return say_done(action=action, words=words, by=by)
