"""Papers of responses that the board waits for."""

import datetime as dt
from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone

from base.core.audience import Audience
from base.core.tasks_waiting import Row, Task, Waiting, columns
from base.core.working_days import after_working_days
from base.core.worklist import waits
from participation.programme.activities.house_rules import CLOSE_OUT_WORKING_DAYS

from .responses.missing import BEFORE_DECISION, without_paper
from .responses.of import CODE

MOST_SHOWN = 20


@waits(position=25)
def papers_of_responses_waiting(officer) -> Iterator[Waiting]:
    """To managers, who build reports: of each consultation that closed and is not decided."""
    if not Audience.MANAGERS.admits(officer):
        return
    closed = without_paper().filter(ends_at__lte=officer.now, decided_on=None)
    read = columns("pk", "title", "ends_at", "decision_due_on")
    yield Waiting(closed.order_by("ends_at", "pk")[:MOST_SHOWN], read, _to_build, due=_due)


def _due(row: Row) -> dt.date:
    if row.decision_due_on:
        return row.decision_due_on - BEFORE_DECISION
    return after_working_days(timezone.localdate(row.ends_at), CLOSE_OUT_WORKING_DAYS.value)


def _to_build(row: Row, officer) -> Task:
    return Task(
        what=f"Give the board the paper of responses: {row.title}",
        address=reverse("reports:ask_kind", args=[CODE]),
        due=row.due,
        origin="Consultation",
        detail="It has closed, and the board reads it before it decides",
    )
