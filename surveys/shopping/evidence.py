"""Mystery shopping of a financial year as evidence."""

from django.utils import timezone

from base.core.evidence import EvidenceSource, Piece, evidence_source, of_years, year_named

from .stats import by_service, score

TITLE = "Mystery shopping"


def read(ref: str, service: str) -> Piece | None:
    year = year_named(ref)
    if year is None:
        return None
    whole = score(year.so_far)
    if whole.returns is None or whole.percent is None:
        says = "Too few looked to show a score."
    else:
        says = f"All services: {whole.percent}% of points, in {whole.returns:,} returns."
    for one in by_service(year.so_far):
        if one.code == service and one.percent is not None:
            says += f" {one.name}: {one.percent}% of points, in {one.returns:,} returns."
    return Piece(
        title=f"{TITLE}, {year}",
        says=says,
        definition=score.definition,
        data_date=min(timezone.localdate(), year.last),
    )


evidence_source(EvidenceSource("shopping", TITLE, of_years(TITLE), read), position=30)
