"""What an audience reads of its indicators: this quarter beside those before it, and beside the target."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils import timezone

from base.core.figures import ALL_SERVICES, Better, KeyFigure, Reader, figure_named
from base.core.periods import Quarter
from participation.programme.activities.models import Service
from participation.questionnaires.results.statistics.proportions import Proportion, changed

from .models import Indicator, Reading
from .services import quarters_over

#: Quarters beside each other, so that the same one of the year before is among them.
QUARTERS = 5
TOO_FEW = "Too few to show"
#: What stands where nothing was counted, or there was nothing.
NOTHING = "–"


@dataclass(frozen=True)
class Cell:
    """``value`` is a percentage of a share, and else the number; ``counts`` say what a percentage is of."""

    value: str
    counts: str = ""

    @property
    def words(self) -> str:
        return f"{self.value} ({self.counts})" if self.counts else self.value


@dataclass(frozen=True)
class Line:
    """One service, or all of them: the latest quarter first."""

    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Shown:
    """One indicator. ``answer`` says it in a sentence; ``standing`` is a word for its tag and the tag's kind,
    empty where there is no target or nothing to hold against it."""

    indicator: Indicator
    figure: KeyFigure
    lines: tuple[Line, ...]
    answer: str
    standing: tuple[str, str]
    target: str
    counted_at: dt.datetime | None

    @property
    def is_counted(self) -> bool:
        return bool(self.lines)


def last_quarters() -> list[Quarter]:
    """The latest first."""
    return list(reversed(quarters_over(timezone.localdate())[-QUARTERS:]))


def shown_to(reader: Reader) -> list[Shown]:
    """Two statements, however many indicators there are and however long they have been counted."""
    return _shown(Indicator.objects.seen_by(reader))


def _shown(indicators: Iterable[Indicator]) -> list[Shown]:
    quarters = last_quarters()
    there = [(one, figure) for one in indicators if (figure := one.key_figure) is not None]
    found: dict[str, list[Reading]] = {}
    readings = Reading.objects.since(quarters[-1]).filter(
        figure__in=[one.figure for one, _ in there]
    )
    for reading in readings:
        found.setdefault(reading.figure, []).append(reading)
    return [_one(one, figure, found.get(one.figure, []), quarters) for one, figure in there]


def _one(
    indicator: Indicator, figure: KeyFigure, readings: list[Reading], quarters: list[Quarter]
) -> Shown:
    by = {(one.service, one.first_day): one for one in readings}
    services = [code for code in (ALL_SERVICES, *Service.values) if any(k[0] == code for k in by)]
    whole = [by.get((ALL_SERVICES, quarter.first)) for quarter in quarters]
    return Shown(
        indicator=indicator,
        figure=figure,
        lines=tuple(
            Line(
                "All services" if code == ALL_SERVICES else Service(code).label,
                tuple(cell(by.get((code, quarter.first)), figure) for quarter in quarters),
            )
            for code in services
        ),
        answer=sentence(whole, figure, quarters),
        standing=standing(whole[0], figure, indicator.target),
        target=target_words(figure, indicator.target),
        counted_at=max((one.counted_at for one in readings), default=None),
    )


def cell(reading: Reading | None, figure: KeyFigure) -> Cell:
    if reading is None:
        return Cell(NOTHING)
    if reading.part is None:
        return Cell(TOO_FEW)
    if not figure.is_share:
        return Cell(number(reading.part))
    if not reading.of:
        return Cell(NOTHING)
    return Cell(percent_words(reading), f"{number(reading.part)} of {reading.of:,}")


def percent_words(reading: Reading) -> str:
    """To one decimal, so that what stands beside a target is not rounded up to it: "79.6%", "80%"."""
    if reading.percent is None:
        return ""
    return f"{reading.percent:.1f}".removesuffix(".0") + "%"


def figure_title(code: str) -> str:
    """As its app calls it; of one that is counted no more, its code."""
    figure = figure_named(code)
    return figure.title if figure else code


def whole_or_half(of: Decimal) -> int | float:
    """12 or, of points, 12.5."""
    return int(of) if of == of.to_integral_value() else float(of)


def number(of: Decimal) -> str:
    return f"{whole_or_half(of):,}"


def sentence(whole: list[Reading | None], figure: KeyFigure, quarters: list[Quarter]) -> str:
    now, before = whole[0], whole[1]
    said = cell(now, figure)
    if now is None or said.value == NOTHING:
        return f"There was nothing to count from {quarters[0]}."
    if now.part is None:
        return f"From {quarters[0]} it was of too few to say."
    of_what = f" {figure.of_what}" if figure.of_what else ""
    begins = (
        f"From {quarters[0]}: {said.value}{f' ({said.counts}{of_what})' if said.counts else ''}"
    )
    earlier = cell(before, figure)
    if before is None or earlier.value in (NOTHING, TOO_FEW):
        return f"{begins}. There is nothing to hold beside it from the quarter before."
    return f"{begins}, after {earlier.words} the quarter before. {change(now, before, figure)}"


def change(now: Reading, before: Reading, figure: KeyFigure) -> str:
    """Whether that is more or less. Of people who stand for others, only where it is beyond chance."""
    if figure.by_chance:
        verdict = changed(_proportion(now), _proportion(before))
        return f"{verdict}."
    this, last = value(now), value(before)
    if this == last:
        return "That is the same."
    return "That is more." if this > last else "That is less."


def _proportion(reading: Reading) -> Proportion:
    return Proportion((reading.percent or 0) / 100, reading.of or 0)


def value(reading: Reading) -> float:
    """What a target is held against."""
    return float(reading.part or 0) if reading.of is None else reading.percent or 0.0


def standing(reading: Reading | None, figure: KeyFigure, target: int | None) -> tuple[str, str]:
    if target is None or reading is None or reading.part is None or reading.of == 0:
        return "", ""
    over = value(reading) - target
    met = over <= 0 if figure.better is Better.FEWER else over >= 0
    return ("On target", "done") if met else ("Not on target", "late")


def target_words(figure: KeyFigure, target: int | None) -> str:
    if target is None:
        return ""
    said = f"{target:,}{'%' if figure.is_share else ''}"
    return f"{said} or {'fewer' if figure.better is Better.FEWER else 'more'}"
