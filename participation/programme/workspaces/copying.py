"""The worker's side of a meeting on paper: claim it, lay it out, hand it over."""

import secrets
from functools import partial
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone

from base.core.brand import current_brand
from base.core.jobs import Hold, JobState, TakenOver
from base.core.pdf import Bundle
from base.core.pdf_binding import bind_in

from .bound_papers import bound
from .models import GroupMeeting, MeetingCopy
from .quorum import quorum_of
from .shown import points_of

Kind = MeetingCopy.Kind


def make(hold: Hold) -> None:
    """Begun again after a worker died, it makes the same: what was left half-way is in no row."""
    copy = hold.row
    meeting = GroupMeeting.objects.select_related("group__kind").get(pk=copy.meeting_id)
    before = copy.file.name
    hold.tell("Laying it out", 20)
    content = on_paper(meeting, copy.kind)
    hold.tell("Writing the file", 90)
    copy.file.save(f"{secrets.token_urlsafe(24)}.pdf", ContentFile(content), save=False)
    try:
        hold.finish(JobState.DONE, file=copy.file.name, size=len(content), made_at=timezone.now())
    except TakenOver:
        copy.file.storage.delete(copy.file.name)
        raise
    if before:
        transaction.on_commit(partial(copy.file.storage.delete, before), robust=True)


def on_paper(meeting: GroupMeeting, kind: str) -> bytes:
    """A PDF of what stands on record of the meeting now, tagged as far as it is ours; its papers are bound in."""
    given = {**what_it_says(meeting, kind), "brand": current_brand()}
    bundle = Bundle(css=render_to_string("workspaces/paper.css", given))
    pages = bundle.add(render_to_string(f"workspaces/{kind}.html", given))
    to_bind = []
    for one in given["papers"]:
        if not one.why_not:
            html = render_to_string("workspaces/bound_paper.html", {**given, "one": one})
            pages += bundle.add(html, pictures=one.pictures)
        if one.pdf:
            to_bind.append((pages, one.pdf))
    return bind_in(bundle.pdf(), to_bind)


def what_it_says(meeting: GroupMeeting, kind: str) -> dict[str, Any]:
    """Never what whoever runs the meeting notes beside a point, nor anybody's own notes."""
    given: dict[str, Any] = {
        "meeting": meeting,
        "group": meeting.group,
        "points": points_of(meeting),
        "papers": list(bound(meeting.papers.marked().order_by("added_at", "pk"))),
        "foot": str(meeting),
    }
    if kind == Kind.ARCHIVE:
        presences = list(meeting.presences.select_related("seat__customer", "seat__colleague"))
        versions = meeting.minutes.select_related("approved_at_meeting__group")
        quorum = quorum_of(meeting, presences)
        return given | {"presences": presences, "quorum": quorum, "versions": versions}
    earlier = meeting.group.own_meetings.planned().filter(starts_at__lt=meeting.starts_at)
    last = earlier.order_by("-starts_at").first()
    return given | {"last": last, "to_approve": last and last.minutes.drafts().first()}
