"""Activities and groups whose day to be looked at again has come (R-14)."""

from collections.abc import Iterable

from django.db.models import Q

from base.core.audience import Audience
from base.core.tasks_waiting import Task

from .models import Review

MOST = 50


def reviews_due(user) -> Iterable[Task]:
    """To whoever reviewed it last or leads it, and to managers."""
    due = Review.objects.due().select_related("activity", "group").order_by("next_on", "pk")
    if not Audience.MANAGERS.admits(user):
        due = due.filter(Q(reviewed_by=user) | Q(activity__lead_officer=user))
    for review in due[:MOST]:
        yield Task(
            what=f"Review: {review.reviewed}",
            address=review.get_absolute_url(),
            due=review.next_on,
            origin="Reviews",
            detail="Four questions: does it still do what it is for?",
        )
