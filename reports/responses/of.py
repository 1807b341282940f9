"""The consultation that a paper is of."""

from django.db.models import CharField, Value
from django.db.models.functions import Cast, Concat

from participation.programme.consultations.models import Consultation
from reports.kinds import Subject
from reports.sections import Asked

CODE = "responses"
LABEL = "consultations.consultation:"
#: How an edition names the consultation of a row, in SQL.
SUBJECT = Concat(Value(LABEL), Cast("pk", CharField()))
#: The latest that a paper is offered of. Older ones are asked for by nobody.
MOST_OFFERED = 30


def consultation_of(asked: Asked) -> Consultation:
    return Consultation.objects.get(pk=int(asked.subject.removeprefix(LABEL)))


def over() -> list[Subject]:
    """Those that are over, the latest first."""
    closed = Consultation.objects.closed().order_by("-ends_at", "-pk")[:MOST_OFFERED]
    return [Subject(f"{LABEL}{one.pk}", one.title) for one in closed]
