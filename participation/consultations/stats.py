"""What counts in a number about consultations."""

from dataclasses import dataclass

from django.db.models import Count

from portal.core.measures import measure

from .models import Consultation, ResponseCount


@dataclass(frozen=True)
class Way:
    """Answers by one way: people by name, and others."""

    how: ResponseCount.How
    named: int
    others: int

    @property
    def people(self) -> int:
        return self.named + self.others


@measure(
    "Answers by way",
    "People who answered, each once by the way their answer came: those on record by name and, "
    "beside them, the number of others.",
)
def answers_by_way(consultation: Consultation) -> list[Way]:
    named = dict(consultation.responses.order_by().values_list("how").annotate(n=Count("pk")))
    others = dict(consultation.response_counts.values_list("how", "people"))
    return [Way(how, named.get(how, 0), others.get(how, 0)) for how in ResponseCount.How]
