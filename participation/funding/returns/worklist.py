"""What waits for staff: returns that have not come."""

import datetime as dt
from collections.abc import Iterator

from django.db.models import DateField, IntegerField
from django.urls import reverse
from django.utils import timezone

from base.core.at_asking import AtAsking
from base.core.tasks_waiting import Row, Task, Waiting, columns
from base.core.worklist import waits

from .models import without_return_of
from .services import due_on, last_year

MOST = 50


def was_due(row: Row) -> dt.date | None:
    """The day by which the return of last year was to come; none before that day, for nothing is late yet."""
    due = due_on(last_year())
    return due if due <= timezone.localdate() else None


@waits(position=62)
def returns_wait(officer) -> Iterator[Waiting]:
    """To everybody of us, from the day on which a return was due until the year after it is over, when it can no
    longer be begun."""
    year = AtAsking(lambda officer: last_year(officer.today).start_year, IntegerField())
    last_day = AtAsking(lambda officer: last_year(officer.today).last, DateField())
    yield Waiting(
        without_return_of(year, last_day).order_by("pk")[:MOST],
        columns("pk", "name"),
        _to_ask_for,
        due=was_due,
    )


def _to_ask_for(row: Row, officer) -> Task:
    return Task(
        what=f"Ask {row.name} for its return of {last_year(officer.today)}",
        address=reverse("groups:group", args=[row.pk]),
        due=row.due,
        origin="Yearly returns of groups",
    )
