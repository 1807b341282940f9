"""What equality impact assessments put on the worklist."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Audience
from base.core.tasks_waiting import Task

from .models import Assessment, Impact

MOST = 50
ORIGIN = "Equality impact"
#: What was promised is shown a little before its day.
AHEAD = dt.timedelta(days=14)


def assessments_waiting(user) -> Iterable[Task]:
    """To sign off, for managers; to review and to do, for whose it is, and for managers once late."""
    today = timezone.localdate()
    manages = Audience.MANAGERS.admits(user)
    mine = Q(review_on__lte=today, author=user)
    to_sign = Assessment.objects.filter(sent_at__isnull=False, signed_off_at=None)
    theirs = Q(review_on__lt=today) | Q(pk__in=to_sign.not_written_by(user))
    wanted = Assessment.objects.filter(replaced_by__signed_off_at=None)
    wanted = wanted.filter(mine | theirs if manages else mine).select_related("author")
    for assessment in wanted.order_by("review_on", "sent_at", "pk")[:MOST]:
        yield _look_again(assessment) if assessment.signed_off_at else _to_sign_off(assessment)
    whose = Q(owner=user) | Q(due_on__lt=today) if manages else Q(owner=user)
    to_do = Impact.objects.to_do().filter(whose, due_on__lte=today + AHEAD)
    for impact in to_do.select_related("assessment", "strand").order_by("due_on", "pk")[:MOST]:
        yield Task(
            what=f"Is it done? {impact.mitigation[:80]}",
            address=reverse("assessments:mitigation", args=[impact.pk]),
            due=impact.due_on,
            origin=ORIGIN,
            detail=f"Promised for {impact.strand} in: {impact.assessment}",
        )


def _look_again(assessment: Assessment) -> Task:
    return Task(
        what=f"Look again: {assessment}",
        address=reverse("assessments:review", args=[assessment.pk]),
        due=assessment.review_on,
        origin=ORIGIN,
        detail=f"Question 6: does the assessment of {assessment.author} still hold?",
    )


def _to_sign_off(assessment: Assessment) -> Task:
    return Task(
        what=f"Sign off: {assessment}",
        address=reverse("assessments:sign_off", args=[assessment.pk]),
        due=timezone.localdate(assessment.sent_at),
        origin=ORIGIN,
        detail=f"Written by {assessment.author}",
    )
