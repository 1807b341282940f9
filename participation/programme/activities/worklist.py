"""What customers raised, on the worklist."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.formats import date_format

from base.accounts.models import shown_name
from base.core.tasks_waiting import Row, Task, Waiting, columns
from base.core.worklist import waits

from .models import Outcome

#: An officer's list stays readable; the rest stand on the list of outcomes.
MOST_SHOWN = 50


@waits(position=30)
def outcomes_overdue(officer) -> Iterator[Waiting]:
    """Points customers raised whose day of answer has passed."""
    overdue = Outcome.objects.overdue(officer.today).order_by("due_on", "pk")
    read = columns(
        "pk", "said", "state", "said_on",
        due="due_on", activity="activity__title", owner=shown_name("owner"),
    )  # fmt: skip
    yield Waiting(overdue[:MOST_SHOWN], read, _to_answer)


def _to_answer(outcome: Row, officer) -> Task:
    to_do = "Answer" if outcome.state == Outcome.State.HEARD else "Finish, or say why not"
    return Task(
        what=f"{to_do}: {outcome.said}",
        address=reverse("activities:staff_outcome", args=[outcome.pk]),
        due=outcome.due,
        origin=outcome.activity or "What a tenant told us",
        detail=f"Said on {date_format(outcome.said_on, 'j F Y')}. {outcome.owner} answers.",
    )
