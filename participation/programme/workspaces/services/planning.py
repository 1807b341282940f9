"""The dates of a group: planned as a series, one of them moved or called off."""

import datetime as dt
from collections.abc import Iterator, Sequence

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.periods import months_after
from base.core.refused import Refused
from base.core.rows import locked
from participation.people.groups.models import Group
from participation.programme.network.telling import tell_members

from ..models import GroupMeeting, MeetingSeries
from .gate import refuse_called_off, runner
from .on_record import keep_on_record

WEEK = dt.timedelta(days=7)


def rhythm(first: dt.date, *, every_months: int, times: int) -> Iterator[dt.date]:
    """The same weekday of its month each time: the second Tuesday. Of a fifth one, the last of the month."""
    which = (first.day - 1) // 7
    for number in range(times):
        month = months_after(first.replace(day=1), number * every_months)
        day = month + dt.timedelta(days=(first.weekday() - month.weekday()) % 7) + which * WEEK
        yield day if day.month == month.month else day - WEEK


@transaction.atomic
def plan_meetings(
    *,
    group: Group,
    starts: Sequence[dt.datetime],
    by: User,
    place: str = "",
    online_link: str = "",
    every_months: int | None = None,
    lasts: int = 120,
    is_open: bool = False,
) -> list[GroupMeeting]:
    """One, or several at once. Members hear of all of them in one message.

    To open them to everybody is a decision of the group; they stand on the calendar.
    """
    group = locked(group)
    runner(group, by, as_member=is_open)
    if not place and not online_link:
        raise Refused("Say where: a place, an address online, or both.")
    if any(start < timezone.now() for start in starts):
        raise Refused("Choose a day and a time that are still to come.")
    there = group.own_meetings.planned().filter(starts_at__in=starts).first()
    if there is not None:
        raise Refused(f"There is a meeting on {there.day} at that time already.")
    series = None
    if every_months and len(starts) > 1:
        series = MeetingSeries.objects.create(group=group, every_months=every_months, planned_by=by)
    meetings = [
        GroupMeeting.objects.create(
            group=group,
            series=series,
            starts_at=start,
            first_starts_at=start,
            place=place,
            online_link=online_link,
            lasts=lasts,
            is_open=is_open,
            planned_by=by,
        )
        for start in starts
    ]
    for meeting in meetings:
        keep_on_record(meeting, by=by)
    record_fact("group_meetings_planned", subject=group, actor=by, meetings=len(meetings))
    told = tell_members(
        group,
        "workspaces/email/planned",
        key=f"workspaces.meeting:{meetings[0].pk}:planned",
        context={"meetings": meetings},
    )
    GroupMeeting.objects.filter(pk__in=[one.pk for one in meetings]).update(told=told)
    return meetings


@transaction.atomic
def move_meeting(
    *,
    meeting: GroupMeeting,
    starts_at: dt.datetime,
    place: str,
    online_link: str,
    by: User,
    lasts: int | None = None,
    is_open: bool | None = None,
) -> GroupMeeting:
    """To another time or place; the others of its series stay. Members hear of it.

    Who may come, and how long it is to last, are put right without a word.
    """
    meeting = _planned(meeting, by)
    if is_open is not None and is_open != meeting.is_open:
        runner(meeting.group, by, as_member=True)
        meeting.is_open = is_open
        record_fact("group_meeting_opened", subject=meeting, actor=by, is_open=is_open)
    meeting.lasts = lasts or meeting.lasts
    meeting.save()
    keep_on_record(meeting, by=by)
    before = (meeting.starts_at, meeting.place, meeting.online_link)
    if before == (starts_at, place, online_link):
        return meeting
    if not place and not online_link:
        raise Refused("Say where: a place, an address online, or both.")
    if starts_at < timezone.now():
        raise Refused("Choose a day and a time that are still to come.")
    others = meeting.group.own_meetings.planned().exclude(pk=meeting.pk)
    if others.filter(starts_at=starts_at).exists():
        raise Refused("There is a meeting at that time already.")
    meeting.starts_at, meeting.place, meeting.online_link = starts_at, place, online_link
    record_fact("group_meeting_moved", subject=meeting, actor=by, was=before[0].isoformat())
    key = f"workspaces.meeting:{meeting.pk}:moved:{starts_at.isoformat()}:{timezone.now().timestamp()}"
    meeting.told = tell_members(
        meeting.group, "workspaces/email/moved", key=key, context={"meeting": meeting}
    )
    meeting.save()
    keep_on_record(meeting, by=by)
    return meeting


@transaction.atomic
def call_off_meeting(*, meeting: GroupMeeting, why: str, by: User) -> GroupMeeting:
    """The others of its series stay. Members hear of it, and why."""
    meeting = _planned(meeting, by)
    if not why.strip():
        raise Refused("Say why. Everybody who was to come reads it.")
    meeting.called_off_at, meeting.called_off_why = timezone.now(), why.strip()
    record_fact("group_meeting_called_off", subject=meeting, actor=by)
    meeting.told = tell_members(
        meeting.group,
        "workspaces/email/called_off",
        key=f"workspaces.meeting:{meeting.pk}:called_off",
        context={"meeting": meeting},
    )
    meeting.save()
    keep_on_record(meeting, by=by)
    return meeting


def _planned(meeting: GroupMeeting, by: User) -> GroupMeeting:
    group = locked(meeting.group)
    meeting = locked(meeting)
    meeting.group = group
    runner(group, by)
    refuse_called_off(meeting)
    if meeting.register_at is not None:
        raise Refused("This meeting was held: who came is on record.")
    if meeting.minutes.exists():
        raise Refused("This meeting was held: its minutes are on record.")
    return meeting
