"""What self-assessments put on the worklist."""

from collections.abc import Iterator

from django.urls import reverse

from base.core.audience import Audience
from base.core.tasks_waiting import Row, Task, Waiting, columns
from base.core.worklist import waits

from .models import SelfAssessment

MOST_SHOWN = 20


@waits(position=31)
def assessments_to_hand_over(officer) -> Iterator[Waiting]:
    """To whoever began one, until the panel has it."""
    if not Audience.STAFF.admits(officer):
        return
    mine = SelfAssessment.objects.in_work().filter(begun_by=officer.id)
    read = columns("pk", "year", due="due_on", name="framework__name", panel="panel__name")
    yield Waiting(mine.order_by("due_on", "pk")[:MOST_SHOWN], read, _to_hand_over)


def _to_hand_over(row: Row, officer) -> Task:
    return Task(
        what=f"Hand over the self-assessment: {row.name}, {row.year}",
        address=reverse("self_assessments:page", args=[row.pk]),
        due=row.due,
        origin="Self-assessments",
        detail=f"{row.panel} signs it off",
    )
