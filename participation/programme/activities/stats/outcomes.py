"""What came of it: points that customers raised by where they stand, and some told in full."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Case, Count, Q, When
from django.db.models import Value as V

from base.core.measures import measure
from base.core.periods import Period

from ..models import Outcome, OutcomeQuerySet

#: Where a point came from is told of what everybody could find, as ``Outcome.has_open_origin`` has it.
FROM_OPEN_ACTIVITY = Q(activity__published_at__isnull=False, activity__members_only=False)
#: More than this nobody reads in one sitting.
STORIES = 12


@measure(
    "What came of it",
    "Points customers raised that were answered in the period, by where they stand now.",
)
def outcomes_by_state(period: Period) -> dict[str, int]:
    found = dict(
        Outcome.objects.published()
        .answered_in(period)
        .values_list("state")
        .annotate(n=Count("pk"))
        .order_by()
    )
    return {state.value: found.get(state.value, 0) for state in Outcome.State}


@measure(
    "Points done",
    "Of the points answered, those that were done by the day of counting; of the period before, by the "
    "same day then.",
)
def outcomes_done(period: Period, on: dt.date) -> int:
    answered = Outcome.objects.published().answered_in(period)
    return answered.filter(state=Outcome.State.DONE, done_on__lte=on).count()


@measure(
    "Still waiting for an answer",
    "Points customers raised in the period that we have published and had not answered by the day of "
    "counting; of the period before, by the same day then.",
)
def outcomes_waiting(period: Period, on: dt.date) -> int:
    raised = Outcome.objects.published().filter(period.holds("said_on", moment=False))
    return raised.filter(Q(state=Outcome.State.HEARD) | Q(answered_on__gt=on)).count()


@measure(
    "Overdue",
    "Points customers raised that are not settled, although the day we gave for it has passed.",
)
def outcomes_overdue() -> int:
    return Outcome.objects.overdue().count()


@dataclass(frozen=True)
class Story:
    """What somebody said and what came of it, as anybody may read it."""

    said: str
    answer: str
    state: str
    proof: str
    area: str
    activity: str


def best_stories(period: Period) -> list[Story]:
    """The answered points that staff marked for telling in full, the latest first."""
    return _stories(Outcome.objects.filter(best=True), period)


def refused(period: Period) -> list[Story]:
    """The other points that were not possible, each with its reason, the latest first."""
    return _stories(Outcome.objects.filter(best=False, state=Outcome.State.NOT_POSSIBLE), period)


def voices(period: Period, limit: int) -> list[Story]:
    """Other points that were answered with "done", the latest first."""
    done = Outcome.objects.filter(best=False, state=Outcome.State.DONE)
    return _stories(done, period)[:limit]


def _stories(outcomes: OutcomeQuerySet, period: Period) -> list[Story]:
    rows = (
        outcomes.published()
        .answered_in(period)
        .order_by("-answered_on", "-pk")
        .annotate(open_title=Case(When(FROM_OPEN_ACTIVITY, then="activity__title"), default=V("")))
        .values("said", "answer", "state", "proof", "area__name", "open_title")[:STORIES]
    )
    return [
        Story(
            said=row["said"],
            answer=row["answer"],
            state=row["state"],
            proof=row["proof"],
            area=row["area__name"] or "",
            activity=row["open_title"],
        )
        for row in rows
    ]
