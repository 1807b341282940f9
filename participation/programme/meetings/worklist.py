"""Points put forward for an agenda that nobody has answered."""

import datetime as dt
from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone

from base.core.tasks_waiting import Row, Task, Waiting, columns
from base.core.worklist import waits

from .models import AgendaItem

MOST_AGENDA_ITEMS = 50


@waits(position=50)
def agenda_items_waiting(officer) -> Iterator[Waiting]:
    """To the officer who leads the meeting, by the day before it."""
    waiting = AgendaItem.objects.waiting().filter(
        event__lead_officer=officer.id,
        event__cancelled_at=None,
        event__starts_at__gt=officer.now,
    )
    read = columns("pk", "title", event="event__title", starts_at="event__starts_at")
    yield Waiting(
        waiting.order_by("event__starts_at", "pk")[:MOST_AGENDA_ITEMS], read, _to_answer, due=_due
    )


def _due(item: Row) -> dt.date:
    return timezone.localdate(item.starts_at)


def _to_answer(item: Row, officer) -> Task:
    return Task(
        what=f"On the agenda or not: {item.title}",
        address=reverse("meetings:answer", args=[item.pk]),
        due=item.due,
        origin=item.event,
    )
