from collections.abc import Iterator

from django.urls import reverse
from django.utils.formats import date_format

from base.core.tasks_waiting import Task

from .models import Outcome

#: An officer's list stays readable; the rest stand on the list of outcomes.
MOST_SHOWN = 50


def outcomes_overdue(user) -> Iterator[Task]:
    """Points customers raised whose day of answer has passed."""
    overdue = Outcome.objects.overdue().select_related("activity", "owner").order_by("due_on", "pk")
    for outcome in overdue[:MOST_SHOWN]:
        yield Task(
            what=f"{_to_do(outcome)}: {outcome.said}",
            address=reverse("activities:staff_outcome", args=[outcome.pk]),
            due=outcome.due_on,
            origin=outcome.activity.title if outcome.activity else "What a tenant told us",
            detail=f"Said on {date_format(outcome.said_on, 'j F Y')}. {outcome.owner} answers.",
        )


def _to_do(outcome: Outcome) -> str:
    return "Answer" if outcome.state == Outcome.State.HEARD else "Finish, or say why not"
