"""The agenda of a meeting: points in an order, and what whoever runs it notes beside them for themselves."""

from typing import Any

from django.db import transaction

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked

from ..models import AgendaPoint, GroupMeeting
from .gate import insider, refuse_approved, refuse_called_off, runner


@transaction.atomic
def add_point(
    *,
    meeting: GroupMeeting,
    title: str,
    by: User,
    presenter: str = "",
    minutes: int | None = None,
) -> AgendaPoint:
    """By any member, or whoever helps them: at the end of what stands there."""
    meeting = _open(meeting)
    standing = insider(meeting.group, by)
    if not standing.counts and not standing.supports:
        raise Refused("Whoever looks on puts nothing on the agenda.")
    last = meeting.points.last()
    point = AgendaPoint.objects.create(
        meeting=meeting,
        position=last.position + 1 if last else 1,
        title=title,
        presenter=presenter,
        minutes=minutes,
        added_by=by,
    )
    record_fact("agenda_point_added", subject=meeting, actor=by)
    return point


@transaction.atomic
def change_point(*, point: AgendaPoint, by: User, **fields: Any) -> AgendaPoint:
    meeting = _open(point.meeting)
    runner(meeting.group, by)
    point = locked(point)
    for name, value in fields.items():
        setattr(point, name, value)
    point.save()
    record_fact("agenda_point_changed", subject=meeting, actor=by)
    return point


@transaction.atomic
def move_up(*, point: AgendaPoint, by: User) -> AgendaPoint:
    """Before the one above it. The first stays where it is."""
    meeting = _open(point.meeting)
    runner(meeting.group, by)
    point = locked(point)
    above = meeting.points.filter(position__lt=point.position).last()
    if above is not None:
        above.position, point.position = point.position, above.position
        above.save(update_fields=["position"])
        point.save(update_fields=["position"])
    return point


@transaction.atomic
def remove_point(*, point: AgendaPoint, by: User) -> None:
    meeting = _open(point.meeting)
    runner(meeting.group, by)
    if point.motions.exists():
        raise Refused("Something was put to the vote under this point, so it stays.")
    record_fact("agenda_point_removed", subject=meeting, actor=by)
    point.delete()


def _open(meeting: GroupMeeting) -> GroupMeeting:
    meeting = locked(meeting)
    refuse_called_off(meeting)
    refuse_approved(meeting)
    return meeting
