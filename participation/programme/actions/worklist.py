"""What waits for whoever has taken something on, and for whoever is to confirm that it is done."""

import datetime as dt
from collections.abc import Iterator

from django.urls import reverse
from django.utils.formats import date_format

from base.accounts.models import shown_name
from base.core.tasks_waiting import Row, Task, Waiting, columns
from base.core.worklist import waits

from .models import Action

#: An officer's list stays readable; the rest stand on the list of actions.
MOST_SHOWN = 50
#: Somebody is reminded so many days before theirs is due.
DUE_SOON = 14


@waits(position=35)
def actions_waiting(officer) -> Iterator[Waiting]:
    """Their own that are due soon or overdue, and what they are to confirm."""
    read = columns(
        "pk", "what", "came_from", "due_on", "first_due_on", "done_on", did=shown_name("done_by")
    )
    mine = Action.objects.open().filter(owner=officer.id, due_on__lte=officer.in_days(DUE_SOON))
    yield Waiting(mine.order_by("due_on", "pk")[:MOST_SHOWN], read, _to_do, due=_due)
    done = Action.objects.to_confirm().filter(confirmer=officer.id)
    yield Waiting(done.order_by("done_on", "pk")[:MOST_SHOWN], read, _to_confirm, due=_done_on)


def _due(row: Row) -> dt.date:
    return row.due_on


def _done_on(row: Row) -> dt.date:
    return row.done_on


def _to_do(row: Row, officer) -> Task:
    first = (
        f"First due {date_format(row.first_due_on, 'j M')}"
        if row.due_on != row.first_due_on
        else ""
    )
    return Task(
        what=f"Do: {row.what}",
        address=reverse("actions:action", args=[row.pk]),
        due=row.due,
        origin=row.came_from or "Action",
        detail=first,
    )


def _to_confirm(row: Row, officer) -> Task:
    return Task(
        what=f"Confirm that it is done: {row.what}",
        address=reverse("actions:action", args=[row.pk]),
        due=row.due,
        origin=row.came_from or "Action",
        detail=f"{row.did} says so",
    )
