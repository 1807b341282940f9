"""The panel hears when a review of its exercise is due: six and twelve months after the landlord's action plan."""

from django.utils import timezone

from base.core.periods import months_after
from participation.messages.contact.services import send

from ..models import Exercise, ExerciseQuerySet, Stage
from ..models.stages import REVIEW_MONTHS

TEMPLATE = "exercises/email/review"
#: Where an exercise stands that waits for each review.
BEFORE = {Stage.REVIEWED_6: Stage.ACTION_PLAN, Stage.REVIEWED_12: Stage.REVIEWED_6}


def reviews_due(review: Stage, today) -> ExerciseQuerySet:
    """``today`` is a day, or an expression of one, so many months after the plan."""
    waiting = Exercise.objects.going_on().filter(stage=BEFORE[review]).with_day_of_plan()
    return waiting.filter(planned_on__lte=today)


def tell_of_reviews() -> int:
    """Each member once for each review, by the way they chose. Returns how many were told."""
    told = 0
    for review, months in REVIEW_MONTHS.items():
        due = reviews_due(review, months_after(timezone.localdate(), -months))
        for exercise in due.select_related("panel"):
            for seat in (
                exercise.panel.memberships.sitting().of_customers().select_related("customer")
            ):
                told += 1
                send(
                    seat.customer,
                    TEMPLATE,
                    about=exercise.source,
                    dedupe_key=f"exercises.exercise:{exercise.pk}:{review}:due:{seat.customer_id}",
                    context={"exercise": exercise, "review": review.label},
                )
    return told
