"""The figures of the registry as evidence: of this financial year so far, and of the two before it."""

from collections.abc import Iterator
from decimal import Decimal

from django.utils import timezone

from base.core.evidence import EvidenceSource, Offer, Piece, evidence_source, last_years, year_named
from base.core.figures import ALL_SERVICES, KEY_FIGURES, Count, KeyFigure, Reader, figure_named
from participation.programme.activities.models import Service

TOO_FEW = "too few to show"
YEARS = 3


def offered(service: str) -> Iterator[Offer]:
    for figure in KEY_FIGURES:
        if Reader.PANEL in figure.readers:
            for year in last_years(YEARS):
                yield Offer(f"{figure.code}.{year.code}", f"{figure.title}, {year}", str(year))


def read(ref: str, service: str) -> Piece | None:
    code, _, said = ref.partition(".")
    figure = figure_named(code)
    year = year_named(said, YEARS)
    if figure is None or year is None or Reader.PANEL not in figure.readers:
        return None
    counted = figure.count(year.so_far)
    lines = [
        f"{name}: {in_words(figure, counted[key])}."
        for key, name in ((service, Service(service).label), (ALL_SERVICES, "All services"))
        if key in counted
    ]
    return Piece(
        title=f"{figure.title}, {year}",
        says=" ".join(lines) or "Nothing was counted.",
        definition=figure.definition,
        data_date=min(timezone.localdate(), year.last),
        is_open=Reader.EVERYBODY in figure.readers,
    )


def in_words(figure: KeyFigure, count: Count | None) -> str:
    """81% (812 of 1,003 answers)."""
    if count is None:
        return TOO_FEW
    if not figure.is_share or not count.of:
        return f"{count.part:,}"
    percent = round(100 * Decimal(count.part) / count.of)
    return f"{percent}% ({count.part:,} of {count.of:,} {figure.of_what})"


evidence_source(EvidenceSource("figures", "Figures", offered, read), position=10)
