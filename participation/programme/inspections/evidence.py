"""Inspections by residents in a financial year as evidence, without any address."""

from django.utils import timezone

from base.core.evidence import EvidenceSource, Piece, evidence_source, of_years, year_named

from .stats import met

TITLE = "Inspections by residents"


def read(ref: str, service: str) -> Piece | None:
    year = year_named(ref)
    if year is None:
        return None
    lines = [
        f"{one.name}: {one.met:,} of {one.looked_at:,} things met the standard, in {one.inspections:,} inspections."
        for one in met(year.so_far)
    ]
    return Piece(
        title=f"{TITLE}, {year}",
        says=" ".join(lines) or "Nothing was inspected.",
        definition=met.definition,
        data_date=min(timezone.localdate(), year.last),
    )


evidence_source(EvidenceSource("inspections", TITLE, of_years(TITLE), read), position=40)
