"""What an audience reads of one service: each of its indicators in the last quarters."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from base.core.figures import ALL_SERVICES, KeyFigure, Reader
from base.core.periods import Quarter

from .models import Indicator, Reading
from .reading import Cell, cell, last_quarters, sentence, standing, target_words, value


@dataclass(frozen=True)
class InQuarter:
    """One quarter of it. ``value`` is a percentage or a number, None where nothing is told."""

    quarter: Quarter
    cell: Cell
    value: float | None
    reading: Reading | None


@dataclass(frozen=True)
class OfService:
    """One indicator of a service or, where it is not counted by service, of all services together.

    The latest quarter comes first.
    """

    indicator: Indicator
    figure: KeyFigure
    of_all: bool
    quarters: tuple[InQuarter, ...]
    answer: str
    standing: tuple[str, str]
    target: str
    counted_at: dt.datetime

    @property
    def latest(self) -> InQuarter:
        return self.quarters[0]


def of_service(service: str, *readers: Reader) -> list[OfService]:
    """Those that have been counted in the last quarters. Two statements, however many there are.

    A figure that a service has no part in, though others have, is not shown of all of them in its place.
    """
    quarters = last_quarters()
    seen = [(one, one.key_figure) for one in Indicator.objects.seen_by(*readers)]
    readings = Reading.objects.since(quarters[-1]).filter(
        figure__in=[one.figure for one, _ in seen]
    )
    by_figure: dict[str, list[Reading]] = {}
    for reading in readings.order_by("first_day"):
        by_figure.setdefault(reading.figure, []).append(reading)
    found = []
    for indicator, figure in seen:
        if figure is not None and (there := by_figure.get(indicator.figure)):
            by_service = any(one.service != ALL_SERVICES for one in there)
            chosen = service if by_service else ALL_SERVICES
            own = [one for one in there if one.service == chosen]
            if own:
                found.append(_one(indicator, figure, own, quarters, of_all=not by_service))
    return found


def _one(
    indicator: Indicator,
    figure: KeyFigure,
    readings: Iterable[Reading],
    quarters: list[Quarter],
    *,
    of_all: bool,
) -> OfService:
    by_day = {one.first_day: one for one in readings}
    ordered = [by_day.get(quarter.first) for quarter in quarters]
    return OfService(
        indicator=indicator,
        figure=figure,
        of_all=of_all,
        quarters=tuple(
            InQuarter(quarter, cell(one, figure), told(one), one)
            for quarter, one in zip(quarters, ordered, strict=True)
        ),
        answer=sentence(ordered, figure, quarters),
        standing=standing(ordered[0], figure, indicator.target),
        target=target_words(figure, indicator.target),
        counted_at=max(one.counted_at for one in by_day.values()),
    )


def told(reading: Reading | None) -> float | None:
    """Nothing of what was never counted, of too few, and of a share of nothing."""
    if reading is None or reading.part is None or reading.of == 0:
        return None
    return value(reading)
