"""The panel hears when a review of its exercise is due: six and twelve months after the landlord's action plan."""

from django.utils import timezone

from base.core.periods import months_after
from participation.messages.contact.models import Message
from participation.messages.contact.services import send

from ..models import Exercise, ExerciseQuerySet, Stage
from ..models.stages import REVIEW_MONTHS
from .telling import members_of

TEMPLATE = "exercises/email/review"
#: Where an exercise stands that waits for each review.
BEFORE = {Stage.REVIEWED_6: Stage.ACTION_PLAN, Stage.REVIEWED_12: Stage.REVIEWED_6}


def reviews_due(review: Stage, today) -> ExerciseQuerySet:
    """``today`` is a day, or an expression of one, so many months after the plan."""
    waiting = Exercise.objects.going_on().filter(stage=BEFORE[review]).with_day_of_plan()
    return waiting.filter(planned_on__lte=today)


def tell_of_reviews() -> int:
    """Each member once for each review, by the way they chose. Returns how many heard of it now."""
    told = 0
    for review, months in REVIEW_MONTHS.items():
        due = reviews_due(review, months_after(timezone.localdate(), -months))
        for exercise in due.select_related("panel"):
            for customer in members_of(exercise):
                key = f"exercises.exercise:{exercise.pk}:{review}:due:{customer.pk}"
                told += not Message.objects.filter(dedupe_key=key).exists()
                send(
                    customer,
                    TEMPLATE,
                    about=exercise.source,
                    dedupe_key=key,
                    context={"exercise": exercise, "review": review.label},
                )
    return told
