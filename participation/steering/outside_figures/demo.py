"""What other systems of Glenmarnock count, beside landlords of its size."""

from typing import NamedTuple

from django.utils import timezone

from base.core.demo import World, in_demo
from base.core.periods import FinancialYear

from .models import OutsideFigure, Unit

Kind = OutsideFigure.Kind
PEERS = "The average of 11 landlords of our size"
ACCOUNTS, THEIR_ACCOUNTS = "Our accounts", "Their published accounts"
CALLS = "The telephone system"


class Told(NamedTuple):
    """``values`` are of last year and the years before it, ``theirs`` of last year alone."""

    service: str
    kind: Kind
    title: str
    counts: str
    unit: Unit
    values: tuple[str, ...]
    source: str
    theirs: str = ""
    their_source: str = ""


TOLD = (
    Told(
        "repairs",
        Kind.COST,
        "Day-to-day repairs for each home",
        "All that day-to-day repairs cost in the year, shared by the homes that we let. Planned works are not in it.",
        Unit.POUNDS,
        ("842.10", "797.40", "751"),
        ACCOUNTS,
        "803.55",
        THEIR_ACCOUNTS,
    ),
    Told(
        "repairs",
        Kind.REPEAT,
        "Callers who had rung about the same repair before",
        "Of all calls about repairs, those from somebody who had rung about the same repair in the 30 days before.",
        Unit.PERCENT,
        ("18.4", "21.9"),
        CALLS,
    ),
    Told(
        "repairs",
        Kind.PERFORMANCE,
        "Time until a repair is done",
        "From the report of a repair that is no emergency to the day on which it was done, on average.",
        Unit.DAYS,
        ("7.8", "8.6", "8.1"),
        "The repairs system",
        "8.3",
        "Their yearly returns to the regulator",
    ),
    Told(
        "customer_care",
        Kind.REPEAT,
        "Callers who had to ring again",
        "Of all calls, those from somebody who had rung about the same thing in the seven days before.",
        Unit.PERCENT,
        ("14.2", "15.7"),
        CALLS,
    ),
    Told(
        "rent",
        Kind.COST,
        "Collecting rent, for each home",
        "What the rent team costs in the year, shared by the homes that we let.",
        Unit.POUNDS,
        ("96.20", "93"),
        ACCOUNTS,
        "101.75",
        THEIR_ACCOUNTS,
    ),
)


@in_demo(position=44)
def make_outside_figures(world: World) -> None:
    for told in TOLD:
        year = FinancialYear.of(timezone.localdate(world.now)).previous
        for place, value in enumerate(told.values):
            compared = told.theirs and place == 0
            OutsideFigure.objects.create(
                service=told.service,
                kind=told.kind,
                title=told.title,
                counts=told.counts,
                unit=told.unit,
                year=year.start_year,
                value=value,
                source=told.source,
                peers=PEERS if compared else "",
                peer_value=told.theirs if compared else None,
                peer_source=told.their_source if compared else "",
                entered_by=world.officer,
                entered_on=timezone.localdate(world.now),
            )
            year = year.previous
