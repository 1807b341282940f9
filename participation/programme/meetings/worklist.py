"""Points put forward for an agenda that nobody has answered."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone

from base.core.tasks_waiting import Task

from .models import AgendaItem

MOST = 50


def agenda_items_waiting(user) -> Iterable[Task]:
    """To the officer who leads the meeting, by the day before it."""
    waiting = AgendaItem.objects.waiting().filter(
        event__lead_officer=user, event__cancelled_at=None, event__starts_at__gt=timezone.now()
    )
    for item in waiting.select_related("event").order_by("event__starts_at", "pk")[:MOST]:
        yield Task(
            what=f"On the agenda or not: {item}",
            address=reverse("meetings:answer", args=[item.pk]),
            due=timezone.localdate(item.event.starts_at),
            origin=str(item.event),
        )
