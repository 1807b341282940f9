"""What complaints of a financial year were about, as evidence of a panel: no more than its own pages show."""

from django.utils import timezone

from base.core.evidence import EvidenceSource, Piece, evidence_source, of_years, year_named

from .stats import ThemeCount, themes

TITLE = "What complaints were about"
MOST = 8


def read(ref: str, service: str) -> Piece | None:
    year = year_named(ref)
    if year is None:
        return None
    found = themes(year.so_far, year.beside, service, MOST)
    return Piece(
        title=f"{TITLE}, {year}",
        says=" ".join(map(in_words, found)) or "No complaint is on record.",
        definition=themes.definition,
        data_date=min(timezone.localdate(), year.last),
        is_open=False,
    )


def in_words(theme: ThemeCount) -> str:
    number = "too few to show" if theme.number is None else f"{theme.number:,}"
    if theme.number is None or theme.before is None:
        return f"{theme.name}: {number}."
    return f"{theme.name}: {number} (the year before, to the same day: {theme.before:,})."


evidence_source(EvidenceSource("complaints", TITLE, of_years(TITLE), read), position=15)
