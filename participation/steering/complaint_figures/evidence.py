"""What complaints of a financial year were about, as evidence of a panel: no more than its own pages show."""

from django.utils import timezone

from base.core.evidence import EvidenceSource, Piece, evidence_source, of_years, year_named

from .hiding import whole_quarters
from .stats import ThemeCount, themes

TITLE = "What complaints were about"
MOST = 8


def read(ref: str, service: str) -> Piece | None:
    year = year_named(ref)
    if year is None:
        return None
    whole = whole_quarters(year.so_far)
    found = themes(year.so_far, year.beside, service, MOST)
    return Piece(
        title=f"{TITLE}, {year}",
        says=" ".join(map(in_words, found))
        or ("No complaint is on record." if whole else "No quarter of this year is over yet."),
        definition=themes.definition,
        data_date=whole.last if whole else timezone.localdate(),
        is_open=False,
    )


def in_words(theme: ThemeCount) -> str:
    number = "too few to show" if theme.number is None else f"{theme.number:,}"
    if theme.number is None or theme.before is None:
        return f"{theme.name}: {number}."
    return f"{theme.name}: {number} (in the same quarters of the year before: {theme.before:,})."


evidence_source(EvidenceSource("complaints", TITLE, of_years(TITLE), read), position=15)
