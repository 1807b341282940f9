"""What people's records put on an officer's worklist."""

from collections.abc import Iterator

from django.db.models import Count, Min, Q
from django.urls import reverse

from base.core.audience import Audience
from base.core.tasks_waiting import Row, Task, Waiting, columns, together
from base.core.worklist import waits

from .models import DataRequest, RetentionCase


@waits(position=170)
def records_waiting(officer) -> Iterator[Waiting]:
    """Each data request that they may decide, for which the law gives a month; for managers also one line for the records
    that are about to be erased."""
    read = columns("pk", "kind", customer="customer__name", due="due_on")
    mine = Q(agreed_by=officer.id) | Q(customer__user=officer.id)
    yield Waiting(DataRequest.objects.open().exclude(mine).order_by(), read, _to_answer)
    if Audience.MANAGERS.admits(officer):
        coming = RetentionCase.objects.open().filter(held_at=None)
        counted = together(coming, number=Count("pk"), first=Min("erase_on"))
        yield Waiting(counted, columns("number", due="first"), _to_hold_back)


def _to_answer(row: Row, officer) -> Task:
    return Task(
        what=f"{row.customer} asks: {DataRequest.Kind(row.kind).label.lower()}",
        address=reverse("records:request", args=[row.pk]),
        due=row.due,
        origin="Data requests",
        detail="The law gives a month to answer",
    )


def _to_hold_back(row: Row, officer) -> Task:
    return Task(
        what=f"{row.number} record{' is' if row.number == 1 else 's are'} about to be erased",
        address=reverse("records:retention"),
        due=row.due,
        origin="Retention",
        detail="Hold back what has to be kept",
    )
