"""What customers raised about a service in a financial year, as evidence. No point names anybody."""

from django.db.models import Count
from django.utils import timezone

from base.core.evidence import EvidenceSource, Piece, evidence_source, of_years, year_named

from .models import Outcome, Service

MOST_TOLD = 5

TITLE = "What customers raised"


def read(ref: str, service: str) -> Piece | None:
    year = year_named(ref)
    if year is None:
        return None
    raised = Outcome.objects.published().filter(
        year.holds("said_on", moment=False), service=service
    )
    states = dict(raised.order_by().values_list("state").annotate(n=Count("pk")))
    counts = ", ".join(f"{Outcome.State(code).label.lower()} {n:,}" for code, n in states.items())
    said = raised.order_by("-said_on", "-pk").values_list("said", flat=True)[:MOST_TOLD]
    number = sum(states.values())
    says = (
        f"{number:,} {'point' if number == 1 else 'points'} about {Service(service).label.lower()}"
    )
    return Piece(
        title=f"{TITLE}, {year}",
        says=f"{says}: {counts}. The latest: {' '.join(said)}" if states else f"{says}.",
        definition="Points that customers raised in the year about this service, where everybody can read them, by "
        "where they stand now.",
        data_date=min(timezone.localdate(), year.last),
        address="/you-said-we-did/",
    )


evidence_source(EvidenceSource("outcomes", TITLE, of_years(TITLE), read), position=60)
