"""What inspections put on the worklist."""

import datetime as dt
from collections.abc import Callable, Iterator

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Audience
from base.core.tasks_waiting import Row, Task, Waiting, columns
from base.core.worklist import waits

from .models import Inspection, Inspector

#: An officer's list stays readable; the rest stand on the lists of this app.
MOST_SHOWN = 50
ORIGIN = "Inspections"
READ = columns("pk", "subject", "planned_at", "starts_at", "sent_at", where="area__name")


@waits(position=28)
def inspections_to_arrange(officer) -> Iterator[Waiting]:
    """To whoever planned it: no day is agreed, or nobody can come to what was."""
    planned = _planned_by(officer)
    yield Waiting(
        planned.to_arrange()[:MOST_SHOWN], READ, _to_arrange, _days_after("planned_at", 7)
    )
    coming = Inspector.objects.coming().filter(inspection=OuterRef("pk"))
    nobody = planned.waiting().filter(~Exists(coming), starts_at__gt=officer.now)
    yield Waiting(nobody[:MOST_SHOWN], READ, _nobody_comes, _days_after("starts_at"))


@waits(position=29)
def inspections_to_read(officer) -> Iterator[Waiting]:
    """To whoever planned it: what inspectors found, and what they should have sent."""
    planned = _planned_by(officer)
    yield Waiting(
        planned.sent().filter(read_at=None)[:MOST_SHOWN], READ, _to_read, _days_after("sent_at", 2)
    )
    late = planned.waiting().filter(starts_at__date__lt=officer.today)
    yield Waiting(late[:MOST_SHOWN], READ, _not_sent, _days_after("starts_at"))


def _planned_by(officer):
    if not Audience.STAFF.admits(officer):
        return Inspection.objects.none()
    return Inspection.objects.filter(planned_by=officer.id).order_by("starts_at", "pk")


def _days_after(name: str, days: int = 0) -> Callable[[Row], dt.date]:
    """So many days after a moment of the row."""
    return lambda row: timezone.localdate(getattr(row, name)) + dt.timedelta(days=days)


def _task(row: Row, what: str, detail: str) -> Task:
    of = row.subject or (f"a home in {row.where}" if row.where else "a home")
    return Task(
        what=f"{what}: {of}",
        address=reverse("inspections:inspection", args=[row.pk]),
        due=row.due,
        origin=ORIGIN,
        detail=detail,
    )


def _to_arrange(row: Row, officer) -> Task:
    return _task(row, "Arrange an inspection", "Choose the day, and who inspects")


def _nobody_comes(row: Row, officer) -> Task:
    return _task(row, "Nobody can come to an inspection", "Ask somebody else, or another day")


def _to_read(row: Row, officer) -> Task:
    return _task(row, "Read what inspectors found", "Pass on what was good, too")


def _not_sent(row: Row, officer) -> Task:
    return _task(row, "Ask what inspectors found", "They have not sent it yet")
