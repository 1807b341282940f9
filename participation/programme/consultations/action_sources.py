"""Actions are made of what people said to a consultation."""

from participation.programme.actions.sources import Source, register

from .models import Consultation


def find(pk: int) -> Consultation | None:
    return Consultation.objects.filter(pk=pk).first()


CONSULTATION = register(
    Source("consultation", "Consultation", find, activity=lambda row: row.activity_ptr)
)
