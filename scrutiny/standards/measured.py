"""What the registry says of the figures that measure standards, held against what is promised."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from base.core.figures import ALL_SERVICES, KeyFigure, Reader
from base.core.periods import Quarter
from participation.steering.indicators.models import Indicator, Reading
from participation.steering.indicators.reading import (
    NOTHING,
    TOO_FEW,
    cell,
    last_quarters,
    standing,
)

from .models import ServiceStandard

KEPT, NOT_KEPT = "Kept", "Not kept"


@dataclass(frozen=True)
class Measured:
    """A standard's figure in the last quarter that was counted. ``kept`` is empty where there is nothing to hold."""

    figure: KeyFigure
    quarter: Quarter
    value: str
    counts: str
    of_all: bool
    kept: str
    counted_at: dt.datetime

    @property
    def kept_kind(self) -> str:
        return "done" if self.kept == KEPT else "late"

    @property
    def in_words(self) -> str:
        """ "82% (82 of 100 answers), July to September 2026"."""
        counts = f" ({self.counts} {self.figure.of_what})" if self.counts else ""
        return f"{self.value}{counts}, {self.quarter}"


def measured(standards: Iterable[ServiceStandard], *readers: Reader) -> dict[int, Measured]:
    """By the number of the standard, of those whose figure these readers see. Two statements at most."""
    with_figure = [one for one in standards if one.key_figure]
    if not with_figure:
        return {}
    seen = set(Indicator.objects.seen_by(*readers).values_list("figure", flat=True))
    readings: dict[tuple[str, str], Reading] = {}
    by_service: set[str] = set()
    asked = Reading.objects.since(last_quarters()[-1]).filter(
        figure__in={one.figure for one in with_figure} & seen
    )
    for reading in asked.order_by("first_day"):  # the newest stands
        readings[reading.figure, reading.service] = reading
        if reading.service != ALL_SERVICES:
            by_service.add(reading.figure)
    found = {}
    for one in with_figure:
        of_all = one.figure not in by_service
        reading = readings.get((one.figure, ALL_SERVICES if of_all else one.service))
        if reading is not None:
            found[one.pk] = _held(one, reading, of_all=of_all)
    return found


def _held(one: ServiceStandard, reading: Reading, *, of_all: bool) -> Measured:
    figure = one.key_figure
    assert figure is not None  # asked for before
    shown = cell(reading, figure)
    word, _ = standing(reading, figure, one.promise)
    told = shown.value not in (NOTHING, TOO_FEW)
    return Measured(
        figure=figure,
        quarter=reading.quarter,
        value=shown.value,
        counts=shown.counts,
        of_all=of_all,
        kept=(KEPT if word == "On target" else NOT_KEPT) if word and told else "",
        counted_at=reading.counted_at,
    )
