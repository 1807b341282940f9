"""What may change on the way of an exercise, each with a reason that everybody reads: time, a step back, and its end.

A report that everybody has read stays published, so nobody steps back behind it. A step is taken back by the side that
took it.
"""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked

from ..models import Change, Exercise, Side, Stage
from .beginning import midnight
from .telling import tell_of_change
from .who import going_on, refuse_who_is_not_on

What = Change.What


@transaction.atomic
def give_more_time(*, exercise: Exercise, due_on: dt.date, why: str, by: User) -> Change:
    """A later day for the report, while it is written. It may be asked for when the day has passed: the page says when."""
    exercise = going_on(exercise, Side.PANEL, by)
    if not exercise.is_being_done:
        raise Refused("More time is for the report, and it is published.")
    if due_on <= max(exercise.due_on, timezone.localdate()):
        raise Refused("More time means a later day.")
    before = exercise.due_on
    exercise.ends_at = midnight(due_on + dt.timedelta(days=1)) - dt.timedelta(minutes=1)
    return _changed(exercise, What.MORE_TIME, why, by, due_before=before, due_after=due_on)


@transaction.atomic
def step_back(*, exercise: Exercise, at: Stage, why: str, by: User) -> Change:
    """Take back the step that led to ``at``, the stage that whoever presses saw."""
    exercise = going_on(exercise, at.moved_by, by)
    if exercise.at is not at:
        now = exercise.get_stage_display()
        raise Refused(f"Somebody has moved it since you opened the page. It now says: {now}.")
    if refusal := no_way_back_from(at):
        raise Refused(refusal)
    today = timezone.localdate()
    move = exercise.moves.in_force().get(stage=at)
    move.taken_back_on = today
    move.save()
    exercise.stage = at.before or at
    if at is Stage.REPORT:  # what is written anew is put before the landlord anew
        exercise.facts_asked_on = exercise.facts_answered_on = None
    if at is Stage.CLOSED:
        exercise.closed_out_at, exercise.summary = None, ""
    return _changed(exercise, What.BACK, why, by, move=move)


def no_way_back_from(stage: Stage) -> str:
    """Why nobody takes the step back that led there; empty where somebody can."""
    if stage.before is None:
        return "This is where it begins."
    if stage is Stage.RECOMMENDATIONS:
        return "The report is published, and everybody has read it. It stays as it is."
    return ""


@transaction.atomic
def stop_exercise(*, exercise: Exercise, why: str, by: User) -> Change:
    """It goes no further. What the panel has sent to the landlord is still answered, done and confirmed."""
    exercise = going_on(exercise, Side.PANEL, by)
    if exercise.at is Stage.CLOSED:
        raise Refused("This exercise is closed.")
    exercise.stopped_on = timezone.localdate()
    exercise.shared_on = exercise.shared_on or exercise.stopped_on
    exercise.closed_out_at, exercise.summary = timezone.now(), why.strip()
    return _changed(exercise, What.STOPPED, why, by)


@transaction.atomic
def take_up_again(*, exercise: Exercise, why: str, by: User) -> Change:
    exercise = locked(exercise)
    refuse_who_is_not_on(exercise, by)
    if not exercise.is_stopped:
        raise Refused("This exercise is not stopped.")
    exercise.stopped_on = exercise.closed_out_at = None
    exercise.summary = ""
    return _changed(exercise, What.RESUMED, why, by)


def _changed(exercise: Exercise, what: Change.What, why: str, by: User, **more: Any) -> Change:
    if not why.strip():
        raise Refused("Say why. Everybody reads it.")
    exercise.save()
    change = Change.objects.create(exercise=exercise, what=what, words=why.strip(), by=by, **more)
    record_fact("exercise_changed", subject=exercise, actor=by, why=why, change=what.value)
    tell_of_change(change)
    return change
