"""Groups with members who meet."""

import datetime as dt

from django.utils import timezone

from participation.people.customers.models import Customer
from participation.people.groups.models import Group, Membership
from participation.programme.workspaces.models import GroupMeeting, Minutes, Presence
from participation.programme.workspaces.services import draft_minutes, note_who_came

from .groups import make_group, make_membership
from .people import make_joined_customer

Role = Membership.Role
NAMES = ("Amina Hussain", "Jean Baxter", "Tam Rennie", "Nadia Sheikh", "Danuta Wrona")


def make_panel(name: str = "Repairs service voice", kind: str = "service_voice") -> Group:
    """Amina in the chair, Jean the secretary, and three more. Three have to be there to decide."""
    group = make_group(name, kind=kind)
    for number, person in enumerate(NAMES):
        role = (Role.CHAIR, Role.SECRETARY)[number] if number < 2 else Role.MEMBER
        make_membership(
            group,
            make_joined_customer(person),
            role=role,
            from_on=timezone.localdate() - dt.timedelta(days=400),
        )
    return group


def member(group: Group, name: str) -> Customer:
    return Customer.objects.get(name=name, memberships__group=group, memberships__until_on=None)


def make_meeting(group: Group, *, days: int = -7, **fields) -> GroupMeeting:
    """``days`` from now; without a word to anybody."""
    start = timezone.now() + dt.timedelta(days=days)
    chair = member(group, NAMES[0]).user
    fields = {"place": "Community hall", "planned_by": chair, **fields}
    return GroupMeeting.objects.create(
        group=group, starts_at=start, first_starts_at=start, **fields
    )


def held(group: Group, *, days: int = -7, there: int = 4) -> GroupMeeting:
    """So many of its members came, in the order of NAMES; the rest sent apologies."""
    meeting = make_meeting(group, days=days)
    seats = list(group.memberships.sitting().order_by("pk"))
    how = {
        seat.pk: Presence.How.ROOM if number < there else Presence.How.APOLOGIES
        for number, seat in enumerate(seats)
    }
    note_who_came(meeting=meeting, how=how, by=member(group, NAMES[0]).user)
    meeting.refresh_from_db()
    return meeting


def drafted(meeting: GroupMeeting, text: str = "We talked about the lifts.") -> Minutes:
    return draft_minutes(meeting=meeting, text=text, by=member(meeting.group, NAMES[1]).user)
