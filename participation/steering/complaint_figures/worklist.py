"""What figures of complaints put on the worklist."""

import datetime as dt
from collections.abc import Iterator

from django.db.models import Count, Max
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Audience
from base.core.jobs import JobState
from base.core.tasks_waiting import Row, Task, Waiting, columns, together
from base.core.worklist import waits

from .models import Line, Upload

ORIGIN = "Complaints by month"
MOST_SHOWN = 20
#: Days after a file came in which its words are settled and read.
SETTLED_IN = 7


@waits(position=58)
def complaint_figures_waiting(officer) -> Iterator[Waiting]:
    """To every officer: words that nobody knows, and lessons that nobody has read."""
    if not Audience.STAFF.admits(officer):
        return
    read = columns("number", "last")
    for rows, task in ((Line.objects.unsettled(), _settle), (Line.objects.to_read(), _read)):
        counted = together(rows, number=Count("pk"), last=Max("edition__taken_at"))
        yield Waiting(counted, read, task, _a_week_after)


@waits(position=59)
def files_that_failed(officer) -> Iterator[Waiting]:
    """To whoever sent one, for a week."""
    mine = Upload.objects.filter(
        state=JobState.FAILED,
        uploaded_by=officer.id,
        uploaded_at__gte=officer.from_now(-dt.timedelta(days=SETTLED_IN)),
    )
    yield Waiting(
        mine.order_by("pk")[:MOST_SHOWN],
        columns("pk", "file_name", "uploaded_at"),
        _failed,
        lambda row: timezone.localdate(row.uploaded_at),
    )


def _a_week_after(row: Row) -> dt.date | None:
    if not row.number:
        return None
    return timezone.localdate(row.last) + dt.timedelta(days=SETTLED_IN)


def _settle(row: Row, officer) -> Task:
    return Task(
        what="Say what words of the complaints system mean",
        address=reverse("complaint_figures:words"),
        due=row.due,
        origin=ORIGIN,
        detail=f"{row.number} counts have one",
    )


def _read(row: Row, officer) -> Task:
    return Task(
        what="Read what was learned from complaints",
        address=f"{reverse('complaint_figures:lessons')}?standing=to_read",
        due=row.due,
        origin=ORIGIN,
        detail=f"{row.number} to read before the panel does",
    )


def _failed(row: Row, officer) -> Task:
    return Task(
        what=f"Send a file of complaints again: {row.file_name}",
        address=reverse("complaint_figures:upload", args=[row.pk]),
        due=row.due,
        origin=ORIGIN,
        detail="It could not be read",
    )
