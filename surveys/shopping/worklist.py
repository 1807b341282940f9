"""What mystery shopping puts on the worklist."""

import datetime as dt
from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse

from base.core.audience import Audience
from base.core.tasks_waiting import Row, Task, Waiting, columns
from base.core.worklist import waits
from participation.programme.activities.models import Service

from .models import Assignment, Failure

#: An officer's list stays readable; the rest stand on the lists of this app.
MOST_SHOWN = 50
ORIGIN = "Mystery shopping"


@waits(position=26)
def shoppers_found(officer) -> Iterator[Waiting]:
    """To whoever answers: what shoppers found. To managers: whatever is late of anybody's."""
    whose = Q(owner=officer.id)
    if Audience.MANAGERS.admits(officer):
        whose |= Q(due_on__lt=officer.today)
    waiting = Failure.objects.waiting().filter(whose).order_by("due_on", "pk")[:MOST_SHOWN]
    yield Waiting(waiting, columns("pk", "service", due="due_on"), _to_answer)


@waits(position=27)
def set_enquiries_late(officer) -> Iterator[Waiting]:
    """To whoever gave it: a set enquiry that has not come back in time."""
    late = Assignment.objects.waiting().filter(assigned_by=officer.id, due_on__lt=officer.today)
    read = columns("pk", "scenario_id", due="due_on", who="customer__name", what="scenario__title")
    yield Waiting(late.order_by("due_on", "pk")[:MOST_SHOWN], read, _to_chase)


def _to_answer(row: Row, officer) -> Task:
    return Task(
        what=f"Answer what a mystery shopper found: {Service(row.service).label}",
        address=reverse("shopping:failure", args=[row.pk]),
        due=row.due,
        origin=ORIGIN,
        detail="Say what was done about it",
    )


def _to_chase(row: Row, officer) -> Task:
    due: dt.date = row.due
    return Task(
        what=f"Ask {row.who} how it went: {row.what}",
        address=reverse("shopping:scenario", args=[row.scenario_id]),
        due=due,
        origin=ORIGIN,
        detail="Their set enquiry has not come back",
    )
