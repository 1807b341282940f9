"""Actions are made of what a group's meeting decided, and its members confirm that they are done."""

from participation.people.groups.models import Group

from ..actions.sources import Source, register
from .models import GroupMeeting


def find(pk: int) -> GroupMeeting | None:
    return GroupMeeting.objects.held().select_related("group").filter(pk=pk).first()


def group_of(row) -> Group:
    return row.group


MEETING = register(Source("group_meeting", "Meeting of a group", find, confirmed_by=group_of))
