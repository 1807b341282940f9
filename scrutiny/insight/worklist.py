"""What whoever of the executive team owes to a panel or to service voices."""

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse

from base.accounts.models import User
from base.core.audience import Role
from base.core.tasks_waiting import Row, Task, Waiting, columns
from base.core.worklist import waits

from .models import Finding

MOST_SHOWN = 50


@waits(position=27)
def findings_to_answer(officer) -> Iterator[Waiting]:
    """Findings that were sent to this person, or to one of the executive team who has left."""
    theirs = Q(executive=officer.id)
    if Role.MANAGER in officer.roles:
        theirs |= ~Q(executive__in=User.objects.holding(Role.MANAGER).values("pk"))
    waiting = Finding.objects.waiting().filter(theirs, to=Finding.To.EXECUTIVE)
    read = columns("pk", "what", due="due_on", panel="panel__name")
    yield Waiting(waiting.order_by("due_on", "pk")[:MOST_SHOWN], read, _to_answer)


def _to_answer(row: Row, officer) -> Task:
    return Task(
        what=f"Answer a finding: {row.what}",
        address=reverse("insight:staff_finding", args=[row.pk]),
        due=row.due,
        origin=row.panel,
    )
