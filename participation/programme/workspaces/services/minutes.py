"""Minutes: drafted, approved at a later meeting, and from then on unchangeable but for a new version that says why."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked

from ..models import GroupMeeting, Minutes, Presence
from ..quorum import quorum_of
from .gate import refuse_called_off, runner

APPROVED = (
    "These minutes are approved, so nobody changes them any more. "
    "Write a new version, which says what it puts right."
)

CHANGED = "Somebody changed the draft since you opened this page. Read it again, then approve it."


@transaction.atomic
def draft_minutes(*, meeting: GroupMeeting, text: str, by: User, why: str = "") -> Minutes:
    """The draft there is, written anew; or the first one. After approval only with ``why``: a new version."""
    meeting = locked(meeting)
    runner(meeting.group, by)
    refuse_called_off(meeting)
    if not meeting.has_begun:
        raise Refused(f"This meeting is on {meeting.day}. Write its minutes afterwards.")
    draft = meeting.minutes.drafts().first()
    last = meeting.minutes.first()
    if draft is None and last is not None and not why.strip():
        raise Refused(APPROVED)
    if draft is None:
        draft = Minutes(meeting=meeting, number=last.number + 1 if last else 1)
    if draft.number > 1 and why.strip():
        draft.why = why.strip()
    draft.text, draft.written_by, draft.written_at = text, by, timezone.now()
    draft.save()
    record_fact("minutes_drafted", subject=draft, actor=by, number=draft.number)
    return draft


def may_approve(meeting: GroupMeeting) -> QuerySet[GroupMeeting]:
    """The later meetings that were held, at which a group may have approved these minutes."""
    later = GroupMeeting.objects.held().filter(group=meeting.group_id)
    return later.filter(starts_at__gt=meeting.starts_at).order_by("-starts_at")


@transaction.atomic
def approve_minutes(
    *, minutes: Minutes, at: GroupMeeting, by: User, as_written: str = ""
) -> Minutes:
    """At a later meeting, at which enough were there to decide. Whoever says so was there themselves.

    ``as_written`` is when the draft that they read was saved (``Minutes.as_written``).
    """
    # Whoever puts right who came there waits: enough were there when they decided, and stay so.
    both = GroupMeeting.objects.select_for_update(of=("self",)).filter(
        pk__in=[minutes.meeting_id, at.pk]
    )
    rows = {one.pk: one for one in both.order_by("pk")}
    meeting, at = rows[minutes.meeting_id], rows[at.pk]
    standing = runner(meeting.group, by, as_member=True)
    minutes = locked(minutes)
    if not minutes.is_draft:
        raise Refused(APPROVED)
    if not may_approve(meeting).filter(pk=at.pk).exists():
        raise Refused("Minutes are approved at a later meeting, once it is on record who came.")
    if not (quorum := quorum_of(at)).is_met:
        raise Refused(f"On {at.day}: {quorum.in_words}")
    if not at.presences.filter(seat=standing.seat, how__in=Presence.THERE).exists():
        raise Refused(
            f"You were not there on {at.day}. Somebody who was says that they are approved."
        )
    if as_written and as_written != minutes.as_written:
        raise Refused(CHANGED)
    minutes.approved_at, minutes.approved_by = timezone.now(), by
    minutes.approved_at_meeting = at
    minutes.save()
    record_fact("minutes_approved", subject=minutes, actor=by, at=at.pk, number=minutes.number)
    return minutes
