"""Sections of reports that customers have handed in, and those that are late."""

from collections.abc import Iterator

from django.db.models import CharField, F
from django.db.models.functions import Coalesce
from django.urls import reverse

from base.core.audience import Audience
from base.core.tasks_waiting import Row, Task, Waiting, columns
from base.core.worklist import waits

from .models import WrittenSection

MOST_SHOWN = 50
WRITER = Coalesce(F("customer__name"), F("group__name"), output_field=CharField())


@waits(position=95)
def sections_waiting(officer) -> Iterator[Waiting]:
    """To whoever asked for them, and to managers: to read, and to ask about once their day has passed."""
    waiting = WrittenSection.objects.order_by("due_on", "pk")
    if not Audience.MANAGERS.admits(officer):
        waiting = waiting.filter(asked_by=officer.id)
    read = columns("pk", "report", "state", due="due_on", writer=WRITER)
    yield Waiting(waiting.to_read()[:MOST_SHOWN], read, _to_read)
    late = waiting.unwritten().filter(due_on__lt=officer.today)
    yield Waiting(late[:MOST_SHOWN], read, _to_ask_about)


def _to_read(row: Row, officer) -> Task:
    return Task(
        what=f"Read what {row.writer} wrote for the report",
        address=reverse("written:section", args=[row.pk]),
        due=row.due,
        origin=row.report,
        detail="Accept it, or send it back with your words",
    )


def _to_ask_about(row: Row, officer) -> Task:
    return Task(
        what=f"Ask {row.writer} how their section is coming on",
        address=reverse("written:section", args=[row.pk]),
        due=row.due,
        origin=row.report,
        detail="It was to be handed in by then",
    )
