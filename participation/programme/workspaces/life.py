"""What becomes of rows about people: see ``participation.people.customers.personal_rows``.

They are of a seat, so they move with it, and go with it when somebody is erased; a copy of the meeting that was
made before goes too, for their name stands on it. What a vote came to stays in its
counts, and approved minutes stay as the group approved them. Nobody of us reads them on paper either: a copy that
goes by post leaves them out.
"""

from typing import Any

from django.db import models
from django.db.models import Q
from django.db.models.signals import post_delete

from base.core.documents import delete_with_file
from participation.people.customers.personal_rows import Rule, declare

from .models import BarredFromMotion, JoinRequest, MeetingCopy, NamedHand, Presence, PrivateNote


def none_of_them(rows: models.QuerySet) -> models.QuerySet:
    return rows.none()


declare(
    Presence,
    Rule(
        "Meetings of groups they sit on",
        erase="delete",
        own_copy=("meeting", "how"),
        headings={"how": "You"},
        open_to_us=none_of_them,
    ),
    through="seat__customer",
)
declare(
    NamedHand,
    Rule(
        "Votes by hand in groups",
        erase="delete",
        own_copy=("motion", "which", "at"),
        headings={"motion": "What you voted on", "which": "You voted", "at": "When"},
        open_to_us=none_of_them,
    ),
    through="seat__customer",
)
declare(
    BarredFromMotion,
    Rule(
        "Votes in groups that an interest kept them from",
        erase="delete",
        own_copy=("motion", "why", "noted_on"),
        headings={"motion": "What you did not vote on", "why": "For what interest"},
        open_to_us=none_of_them,
    ),
    through="seat__customer",
)
declare(
    PrivateNote,
    Rule(
        "Private notes about groups",
        # They were for one person: another who comes to have the record finds none.
        secret=True,
        erase="delete",
        own_copy=("group", "text", "written_at"),
        headings={"text": "Your note"},
        sign_of_life="written_at",
    ),
)
declare(
    JoinRequest,
    Rule(
        "Groups that they asked to join",
        one_per=("group_id",),
        among=Q(answered_at=None),
        erase="delete",
        own_copy=("group", "why", "asked_at", "accepted", "answer"),
        headings={"why": "Why", "asked_at": "Asked", "answer": "Answer"},
        sign_of_life="asked_at",
    ),
)


def forget_copies(instance: Presence, **kwargs: Any) -> None:
    """Whoever wants the meeting on paper has it made anew."""
    for copy in MeetingCopy.objects.filter(meeting=instance.meeting_id).order_by("pk"):
        delete_with_file(copy, copy.file)


post_delete.connect(forget_copies, sender=Presence)
