"""The one way from a stage to the next. Of two who take the step at once, the second hears that it is taken."""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.periods import months_after
from base.core.refused import Refused
from base.core.working_days import working_days_between

from ..models import Exercise, Move, Stage
from ..models.stages import NEEDS_WORDS, REVIEW_MONTHS
from .facts import facts_due_on
from .recommending import send_drafts
from .taking_part import record_members
from .telling import tell
from .who import going_on


@transaction.atomic
def move_on(*, exercise: Exercise, after: Stage, by: User, words: str = "") -> Move:
    """Take the step that follows ``after``, the stage that whoever presses saw."""
    to = after.next
    if to is None:
        raise Refused("This exercise is closed.")
    exercise = going_on(exercise, to.moved_by, by)
    if exercise.at is not after:
        now = exercise.get_stage_display()
        raise Refused(f"Somebody has moved it on since you opened the page. It now says: {now}.")
    if why := what_is_missing(exercise, to):
        raise Refused(why)
    if to in NEEDS_WORDS and not words.strip():
        raise Refused("Say what you saw. Everybody reads it.")
    today = timezone.localdate()
    last = exercise.moves.in_force().get(stage=after)
    move = Move.objects.create(
        exercise=exercise,
        stage=to,
        on=today,
        by=by,
        words=words.strip(),
        took=working_days_between(last.on, today),
    )
    exercise.stage = to
    if to is Stage.SCOPED and exercise.shared_on is None:
        exercise.shared_on = today
    if to is Stage.CLOSED:
        exercise.closed_out_at, exercise.summary = timezone.now(), words.strip()
    if to is Stage.RECOMMENDATIONS:
        record_members(exercise, day=today, by=by)
    if to is Stage.RESPONSE:
        send_drafts(exercise=exercise, by=by)
    exercise.save()
    record_fact("exercise_moved", subject=exercise, actor=by, why=words, stage=to.value)
    tell(move)
    return move


def what_is_missing(exercise: Exercise, to: Stage) -> str:
    """What stands in the way of a step, in words; empty where nothing does."""
    match to:
        case Stage.SCOPED:
            missing = exercise.still_to_scope
            return f"The scope sheet does not say yet: {', '.join(missing)}." if missing else ""
        case Stage.FINDINGS if not exercise.evidence.exists():
            return "There is no evidence yet. Add what you saw, heard and read."
        case Stage.REPORT if not exercise.findings.exists():
            return "There is no finding yet. Write down what the evidence tells you."
        case Stage.RECOMMENDATIONS:
            return _before_publishing(exercise)
        case Stage.RESPONSE if not exercise.recommendations.exists():
            return "There is no recommendation yet."
        case Stage.ACTION_PLAN if waiting := exercise.recommendations.waiting().count():
            return f"{waiting} of the recommendations still {'waits' if waiting == 1 else 'wait'} for a reply."
        case Stage.REVIEWED_6 | Stage.REVIEWED_12:
            due = review_due_on(exercise, to)
            if due and timezone.localdate() < due:
                return f"This review is due on {date_format(due, 'j F Y')}, and not before."
    return ""


def _before_publishing(exercise: Exercise) -> str:
    """The landlord was asked about facts and answered or had its time, and each comment has its answer."""
    if not exercise.sections.exists():
        return "There is no section of the report yet."
    due = facts_due_on(exercise)
    if due is None:
        return "Put the draft before the landlord first, who says which facts are wrong."
    if exercise.waits_for_facts and timezone.localdate() <= due:
        return f"The landlord can say until {date_format(due, 'j F Y')} which facts are wrong."
    if exercise.fact_comments.filter(answered_on=None).exists():
        return "Say to each comment of the landlord what you changed, or why not."
    return ""


def review_due_on(exercise: Exercise, stage: Stage) -> dt.date | None:
    """So many months after the landlord's action plan; None while there is none."""
    planned = exercise.moves.in_force().filter(stage=Stage.ACTION_PLAN).first()
    return months_after(planned.on, REVIEW_MONTHS[stage]) if planned else None
