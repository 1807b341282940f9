"""What waits for staff: returns that have not come."""

import datetime as dt
from collections.abc import Iterator

from django.db.models import DateField, IntegerField
from django.urls import reverse
from django.utils import timezone

from base.core.at_asking import AtAsking
from base.core.periods import FinancialYear
from base.core.tasks_waiting import Row, Task, Waiting, columns
from base.core.worklist import waits

from .house_rules import RETURN_DAYS
from .models import without_return
from .services import due_on

MOST = 50


def year_due(today: dt.date) -> FinancialYear:
    """The latest one whose returns should be there."""
    return FinancialYear.of(today - dt.timedelta(days=RETURN_DAYS.value)).previous


@waits(position=62)
def returns_wait(officer) -> Iterator[Waiting]:
    """To everybody of us, from the day on which a return was due."""
    year = AtAsking(lambda officer: year_due(officer.today).start_year, IntegerField())
    last_day = AtAsking(lambda officer: year_due(officer.today).last, DateField())
    yield Waiting(
        without_return(year, last_day).order_by("pk")[:MOST],
        columns("pk", "name"),
        _to_ask_for,
        due=lambda row: due_on(year_due(timezone.localdate())),
    )


def _to_ask_for(row: Row, officer) -> Task:
    return Task(
        what=f"Ask {row.name} for its return of {year_due(officer.today)}",
        address=reverse("groups:group", args=[row.pk]),
        due=row.due,
        origin="Yearly returns of groups",
    )
