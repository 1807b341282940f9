"""Asking for a meeting on paper. The row is first; a worker makes the file."""

from functools import partial

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.jobs import LIFE
from base.core.refused import Refused
from base.core.rows import locked

from ..models import GroupMeeting, MeetingCopy
from ..tasks import make_copy
from .gate import insider, refuse_called_off


@transaction.atomic
def ask_for_copy(*, meeting: GroupMeeting, kind: str, by: User) -> MeetingCopy:
    """By anybody inside. While one is being made, that is the answer; one that failed is tried again."""
    meeting = locked(meeting)
    insider(meeting.group, by)
    refuse_called_off(meeting)
    if kind == MeetingCopy.Kind.ARCHIVE and meeting.register_at is None:
        raise Refused("Write down who came first. The archive copy says it.")
    copy = MeetingCopy.objects.select_for_update(of=("self",)).filter(meeting=meeting, kind=kind)
    found = copy.first()
    if found is None:
        found = MeetingCopy.objects.create(meeting=meeting, kind=kind, asked_by=by)
    elif found.is_unfinished:
        return found
    else:
        found.put_in_queue()
        found.asked_by, found.asked_at = by, timezone.now()
        found.save(update_fields=[*LIFE, "asked_by", "asked_at"])
    record_fact("meeting_copy_asked", subject=found, actor=by, kind=str(kind))
    transaction.on_commit(partial(make_copy.delay, found.pk), robust=True)
    return found
