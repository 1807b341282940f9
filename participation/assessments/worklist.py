"""What equality impact assessments put on the worklist."""

from collections.abc import Iterable

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from portal.core.audience import Audience
from portal.core.tasks_waiting import Task

from .models import Assessment, Impact

MOST = 50
ORIGIN = "Equality impact"


def assessments_waiting(user) -> Iterable[Task]:
    """To sign off, for managers; to review and to do, for whose it is, and for managers once late."""
    today = timezone.localdate()
    manages = Audience.MANAGERS.admits(user)
    if manages:
        yield from (_to_sign_off(one) for one in _others(user)[:MOST])
    late = Q(review_on__lt=today) if manages else Q(pk=None)
    due = Assessment.objects.due_for_review().filter(Q(author=user) | late)
    for assessment in due.select_related("author").order_by("review_on", "pk")[:MOST]:
        yield Task(
            what=f"Look again: {assessment}",
            address=reverse("assessments:review", args=[assessment.pk]),
            due=assessment.review_on,
            origin=ORIGIN,
            detail=f"Question 6: does the assessment of {assessment.author} still hold?",
        )
    late = Q(due_on__lt=today) if manages else Q(pk=None)
    to_do = (
        Impact.objects.to_do().filter(Q(owner=user) | late).select_related("assessment", "strand")
    )
    for impact in to_do.order_by("due_on", "pk")[:MOST]:
        yield Task(
            what=f"{impact.strand}: {impact.mitigation[:80]}",
            address=reverse("assessments:mitigation", args=[impact.pk]),
            due=impact.due_on,
            origin=ORIGIN,
            detail=f"Promised in: {impact.assessment}",
        )


def _others(user):
    waiting = Assessment.objects.to_sign_off().exclude(author=user)
    return waiting.select_related("author").order_by("sent_at", "pk")


def _to_sign_off(assessment: Assessment) -> Task:
    return Task(
        what=f"Sign off: {assessment}",
        address=reverse("assessments:sign_off", args=[assessment.pk]),
        due=timezone.localdate(assessment.sent_at),
        origin=ORIGIN,
        detail=f"Written by {assessment.author}",
    )
