"""The scope sheet, which the panel writes until it is agreed; and what an exercise took."""

from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked

from ..models import Exercise, PlanItem, Side, Stage
from .beginning import end_of_box
from .who import going_on


@transaction.atomic
def write_scope(*, exercise: Exercise, by: User, weeks: int, **fields: Any) -> Exercise:
    """``fields`` are those of ``Exercise.SCOPE`` and the plan item. The time box is counted from its choice.

    Once everybody has read until when the report is due, more time is asked for with a reason.
    """
    exercise = going_on(exercise, Side.PANEL, by)
    if exercise.at is not Stage.CHOSEN:
        raise Refused("The scope is agreed, and everybody reads it. It does not change any more.")
    if exercise.shared_on and weeks != exercise.weeks:
        raise Refused(
            "Everybody has read by when the report is done. Give it more time, and say why."
        )
    for name, value in fields.items():
        setattr(exercise, name, value)
    if exercise.shared_on is None:
        exercise.weeks, exercise.ends_at = (
            weeks,
            end_of_box(timezone.localdate(exercise.starts_at), weeks),
        )
    exercise.save()
    record_fact("exercise_scoped", subject=exercise, actor=by, weeks=weeks)
    return exercise


@transaction.atomic
def note_costs(
    *,
    exercise: Exercise,
    by: User,
    plan_item: PlanItem | None,
    actual_cost: Decimal | None,
    actual_hours: Decimal | None,
) -> Exercise:
    """What it took, and of which plan it is part. Staff keep this; it moves nothing."""
    exercise = locked(exercise)
    exercise.plan_item = plan_item
    exercise.actual_cost, exercise.actual_hours = actual_cost, actual_hours
    exercise.save()
    record_fact("exercise_costs_noted", subject=exercise, actor=by)
    return exercise
