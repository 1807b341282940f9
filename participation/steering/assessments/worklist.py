"""What equality impact assessments put on the worklist."""

import datetime as dt
from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from base.accounts.models import shown_name
from base.core.audience import Audience
from base.core.tasks_waiting import Row, Task, Waiting, columns
from base.core.worklist import waits

from .models import Assessment, Impact

MOST_OF_EACH = 50
ORIGIN = "Equality impact"
#: What was promised is shown a little before its day.
DAYS_AHEAD = 14


@waits(position=190)
def assessments_waiting(officer) -> Iterator[Waiting]:
    """To sign off, for managers; to review and to do, for whose it is, and for managers once late."""
    manages = Audience.MANAGERS.admits(officer)
    mine = Q(review_on__lte=officer.today, author=officer.id)
    to_sign = Assessment.objects.filter(sent_at__isnull=False, signed_off_at=None)
    theirs = Q(review_on__lt=officer.today) | Q(pk__in=to_sign.not_written_by(officer.id))
    wanted = Assessment.objects.filter(replaced_by__signed_off_at=None)
    wanted = wanted.filter(mine | theirs if manages else mine)
    read = columns(
        "pk", "policy", "edition", "sent_at", "signed_off_at", "review_on",
        author=shown_name("author"),
    )  # fmt: skip
    yield Waiting(
        wanted.order_by("review_on", "sent_at", "pk")[:MOST_OF_EACH],
        read,
        _to_look_at,
        due=_look_by,
    )
    whose = Q(owner=officer.id)
    if manages:
        whose |= Q(due_on__lt=officer.today)
    to_do = Impact.objects.to_do().filter(whose, due_on__lte=officer.in_days(DAYS_AHEAD))
    read = columns(
        "pk", "mitigation", due="due_on", strand="strand__name",
        policy="assessment__policy", edition="assessment__edition",
    )  # fmt: skip
    yield Waiting(to_do.order_by("due_on", "pk")[:MOST_OF_EACH], read, _to_do)


def _look_by(row: Row) -> dt.date:
    return row.review_on if row.signed_off_at else timezone.localdate(row.sent_at)


def _to_look_at(row: Row, officer) -> Task:
    assessment = Assessment(policy=row.policy, edition=row.edition)
    if row.signed_off_at:
        return Task(
            what=f"Look again: {assessment}",
            address=reverse("assessments:review", args=[row.pk]),
            due=row.due,
            origin=ORIGIN,
            detail=f"Question 6: does the assessment of {row.author} still hold?",
        )
    return Task(
        what=f"Sign off: {assessment}",
        address=reverse("assessments:sign_off", args=[row.pk]),
        due=row.due,
        origin=ORIGIN,
        detail=f"Written by {row.author}",
    )


def _to_do(impact: Row, officer) -> Task:
    assessment = Assessment(policy=impact.policy, edition=impact.edition)
    return Task(
        what=f"Is it done? {impact.mitigation[:80]}",
        address=reverse("assessments:mitigation", args=[impact.pk]),
        due=impact.due,
        origin=ORIGIN,
        detail=f"Promised for {impact.strand} in: {assessment}",
    )
