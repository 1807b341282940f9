"""The round that a report is of."""

from participation.funding.choices.models import Round
from reports.kinds import Subject
from reports.sections import Asked

CODE = "choices"
LABEL = "choices.round:"
#: The latest that a report is offered of.
MOST_OFFERED = 30


def round_of(asked: Asked) -> Round:
    return Round.objects.get(pk=int(asked.subject.removeprefix(LABEL)))


def told() -> list[Subject]:
    """Those whose result everybody reads, the latest first."""
    rounds = Round.objects.exclude(result_at=None).order_by("-closes_on", "-pk")[:MOST_OFFERED]
    return [Subject(f"{LABEL}{one.pk}", one.name) for one in rounds]
