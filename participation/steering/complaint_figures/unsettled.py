"""Words of files that nobody has said the meaning of."""

from dataclasses import dataclass

from django.db.models import Count, Max, Min, Sum

from .models import Line, Which


@dataclass(frozen=True)
class Unsettled:
    """One word, how many counts have it, how many complaints these are, and one of its lines to name it by."""

    which: Which
    said: str
    lines: int
    received: int
    last_month: object
    line: int


def words_to_settle() -> list[Unsettled]:
    """Three statements, however many there are."""
    found = []
    for which in Which:
        written = f"{which}_said"
        rows = Line.objects.current().exclude(**{written: ""}).order_by(written).values(written)
        counted = rows.annotate(
            n=Count("pk"), complaints=Sum("received"), last=Max("month"), one=Min("pk")
        )
        found += [
            Unsettled(which, row[written], row["n"], row["complaints"], row["last"], row["one"])
            for row in counted
        ]
    return found
