"""Consultations that were decided, as evidence: how many answered, and what was decided."""

from collections.abc import Iterator

from django.db.models import Sum

from base.core.evidence import MOST_OFFERED, EvidenceSource, Offer, Piece, evidence_source
from base.core.row_numbers import row_number

from .models import Consultation
from .stats import answers_received


def _decided():
    return Consultation.objects.published().for_everybody().filter(decided_on__isnull=False)


def offered(service: str) -> Iterator[Offer]:
    rows = _decided().filter(service=service).order_by("-decided_on", "-pk")
    for one in rows[:MOST_OFFERED]:
        yield Offer(str(one.pk), one.title)


def read(ref: str, service: str) -> Piece | None:
    found = _decided().filter(pk=row_number(ref) or 0)
    one = found.annotate(answers=Sum("engagements__people", default=0)).first()
    if one is None or one.decided_on is None:
        return None
    return Piece(
        title=one.title,
        says=f"{one.answers:,} answered. Decided: {one.decision}",
        definition=answers_received.definition,
        data_date=one.decided_on,
        address=one.get_absolute_url(),
    )


evidence_source(EvidenceSource("consultations", "Consultations", offered, read), position=50)
