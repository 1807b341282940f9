"""Who may do what in a workspace. Asked at the moment of each act."""

from base.accounts.models import User
from base.core.refused import Refused
from participation.people.groups.insiders import Standing, standing_of
from participation.people.groups.models import Group

from ..models import GroupMeeting


def insider(group: Group, by: User) -> Standing:
    """Whoever left a moment ago is out."""
    standing = standing_of(group, by)
    if not standing.is_inside:
        raise Refused(f"Only those who sit on {group} can do this.")
    if group.ended_on is not None:
        raise Refused("This group has ended, so nothing more is written here.")
    return standing


def member(group: Group, by: User) -> Standing:
    """Somebody who sits there and does more than look on."""
    standing = insider(group, by)
    if not standing.counts:
        raise Refused(f"Only those who sit on {group} can do this, and not those who look on.")
    return standing


def runner(group: Group, by: User, *, as_member: bool = False) -> Standing:
    """Somebody who runs its meetings. ``as_member``: a decision of the group, which nobody takes for it."""
    standing = insider(group, by)
    if not (standing.runs_as_member if as_member else standing.runs):
        raise Refused(f"Only the chair or the secretary of {group} can do this.")
    return standing


def speaker(group: Group, by: User) -> Standing:
    standing = insider(group, by)
    if not standing.speaks:
        raise Refused(f"Only the chair of {group} can do this.")
    return standing


def refuse_approved(meeting: GroupMeeting) -> None:
    if meeting.minutes.approved().exists():
        raise Refused(
            "The minutes of this meeting are approved, so what is on record of it stays as it is. "
            "Write a new version of the minutes to put something right."
        )


def refuse_called_off(meeting: GroupMeeting) -> None:
    if meeting.called_off_at is not None:
        raise Refused("This meeting was called off.")
