"""The exercise that a report is of."""

from reports.kinds import Subject
from reports.sections import Asked
from scrutiny.exercises.models import Exercise, Stage

CODE = "exercise"
LABEL = "exercises.exercise:"
#: The latest that a report is offered of. Older ones are asked for by nobody.
MOST_OFFERED = 30


def exercise_of(asked: Asked) -> Exercise:
    number = int(asked.subject.removeprefix(LABEL))
    return Exercise.objects.select_related("panel", "plan_item").get(pk=number)


def reported() -> list[Subject]:
    """Those of which the panel has published its report, the latest first."""
    rows = Exercise.objects.filter(stage__in=Stage.reported()).order_by("-starts_at", "-pk")
    return [Subject(f"{LABEL}{one.pk}", one.title) for one in rows[:MOST_OFFERED]]
