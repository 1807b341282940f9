"""What waits for whoever supports a panel, and for managers: planned topics to begin, and steps of the landlord."""

from collections.abc import Iterator

from django.db.models import DateField, Max
from django.urls import reverse

from base.core.at_asking import AtAsking
from base.core.audience import Role
from base.core.periods import months_after
from base.core.tasks_waiting import Row, Task, Waiting, columns
from base.core.working_days import after_working_days
from base.core.worklist import waits
from scrutiny.recommendations.models import Recommendation
from scrutiny.topics.models import Planned

from .house_rules import SCRUTINY_FACTS_WORKING_DAYS
from .models import Exercise, Stage
from .models.stages import REVIEW_MONTHS
from .services.reviewing import BEFORE, reviews_due

#: An officer's list stays readable; the rest stand on the list of exercises.
MOST_OF_EACH = 50
#: By each review, the last day of a plan that makes it due.
REVIEWS = {
    Stage.REVIEWED_6: AtAsking(lambda officer: months_after(officer.today, -6), DateField()),
    Stage.REVIEWED_12: AtAsking(lambda officer: months_after(officer.today, -12), DateField()),
}


@waits(position=59)
def exercises_waiting(officer) -> Iterator[Waiting]:
    begun = Planned.objects.filter(topic__exercise=None, month__lte=officer.today)
    yield Waiting(
        begun.order_by("month", "pk")[:MOST_OF_EACH],
        columns("pk", title="topic__title", due="month", panel="topic__panel__name"),
        _to_begin,
    )
    for review, first in REVIEWS.items():
        yield Waiting(
            reviews_due(review, first).order_by("planned_on", "pk")[:MOST_OF_EACH],
            columns("pk", "title", "stage", "planned_on", panel="panel__name"),
            _to_review,
            due=_review_due,
        )
    if Role.MANAGER in officer.roles:
        asked = Exercise.objects.going_on().filter(
            stage=Stage.REPORT, facts_asked_on__isnull=False, facts_answered_on=None
        )
        yield Waiting(
            asked.order_by("facts_asked_on", "pk")[:MOST_OF_EACH],
            columns("pk", "title", on="facts_asked_on", panel="panel__name"),
            _to_read,
            due=_facts_due,
        )
        yield Waiting(
            _to_plan().order_by("since", "pk")[:MOST_OF_EACH],
            columns("pk", "title", due="since", panel="panel__name"),
            _to_answer,
        )


def _to_plan():
    """All that the panel sent has its reply, and the landlord has not said what it does when."""
    at_response = Exercise.objects.going_on().filter(stage=Stage.RESPONSE)
    waiting = Recommendation.objects.waiting().filter(activity__isnull=False)
    return at_response.exclude(pk__in=waiting.values("activity")).annotate(since=Max("moves__on"))


def _facts_due(row: Row):
    return after_working_days(row.on, SCRUTINY_FACTS_WORKING_DAYS.value)


def _to_read(row: Row, officer) -> Task:
    return Task(
        what=f"Say which facts are wrong in a draft report: {row.title}",
        address=reverse("exercises:draft_report", args=[row.pk]),
        due=row.due,
        origin=row.panel,
        detail="After this day the panel publishes it",
    )


def _review_due(row: Row):
    review = next(after for after, before in BEFORE.items() if before == row.stage)
    return months_after(row.planned_on, REVIEW_MONTHS[review])


def _to_review(row: Row, officer) -> Task:
    return Task(
        what=f"Help the panel to look again: {row.title}",
        address=reverse("exercises:page", args=[row.pk]),
        due=row.due,
        origin=row.panel,
        detail="The review is due, and the panel writes down what it sees",
    )


def _to_begin(row: Row, officer) -> Task:
    return Task(
        what=f"Begin with the panel: {row.title}",
        address=reverse("exercises:begin"),
        due=row.due,
        origin=row.panel,
        detail="It is planned for this month",
    )


def _to_answer(row: Row, officer) -> Task:
    return Task(
        what=f"Say that the action plan stands: {row.title}",
        address=reverse("exercises:page", args=[row.pk]),
        due=row.due,
        origin=row.panel,
        detail="Every recommendation has its reply",
    )
