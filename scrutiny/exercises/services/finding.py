"""What the panel concludes. Each finding rests on evidence of the same exercise."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Max

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked

from ..models import Evidence, Exercise, Finding
from .gathering import gathering


@transaction.atomic
def write_finding(
    *,
    exercise: Exercise,
    finding: Finding | None,
    words: str,
    evidence: Iterable[Evidence],
    by: User,
) -> Finding:
    exercise = gathering(exercise, by)
    rests_on = list(evidence)
    if not words.strip():
        raise Refused("Say what you found.")
    if not rests_on:
        raise Refused("Say on what evidence it rests.")
    if any(one.exercise_id != exercise.pk for one in rests_on):
        raise Refused("A finding rests on evidence of the same exercise.")
    if finding is None:
        last = exercise.findings.aggregate(last=Max("number"))["last"] or 0
        row = Finding(exercise=exercise, number=last + 1, written_by=by)
    else:
        row = locked(finding)
    row.words = words.strip()
    row.save()
    row.evidence.set(rests_on)
    record_fact("finding_written", subject=row, actor=by, number=row.number)
    return row


@transaction.atomic
def remove_finding(*, finding: Finding, by: User) -> None:
    gathering(finding.exercise, by)
    record_fact("finding_removed", subject=finding, actor=by, number=finding.number)
    finding.delete()
