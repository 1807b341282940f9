"""Figures from elsewhere as evidence of a panel, each year of each."""

from collections.abc import Iterator

from base.core.evidence import MOST_OFFERED, EvidenceSource, Offer, Piece, evidence_source
from base.core.row_numbers import row_number

from .models import OutsideFigure

TITLE = "Costs, repeat contact and other landlords"


def offered(service: str) -> Iterator[Offer]:
    rows = OutsideFigure.objects.filter(service=service).order_by("-year", "title", "pk")
    for one in rows[:MOST_OFFERED]:
        yield Offer(str(one.pk), str(one))


def read(ref: str, service: str) -> Piece | None:
    rows = OutsideFigure.objects.filter(service=service, pk=row_number(ref) or 0)
    one = rows.first()
    if one is None:
        return None
    says, definition = f"{one.ours}.", f"{one.counts} From: {one.source}."
    if one.theirs:
        says += f" {one.peers}: {one.theirs}."
        definition += f" The other number is from: {one.peer_source}."
    return Piece(
        title=str(one),
        says=says,
        definition=definition,
        data_date=min(one.financial_year.last, one.entered_on),
        is_open=False,
    )


evidence_source(EvidenceSource("outside", TITLE, offered, read), position=18)
