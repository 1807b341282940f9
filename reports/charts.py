"""Where things stand in a chart. Widths are percentages, so that one drawing fits phone and paper.

Letters are 16 px, which is 12 pt on paper, whatever the width. Colours and words are the template's.
"""

from collections.abc import Iterable
from dataclasses import dataclass

#: The longest bar; the rest of the width is for the number that stands after it.
LONGEST = 78
PAIR_HEIGHT = 64
SEGMENT_LINE = 24
#: How much of the ink each part of a stacked bar takes, so that grey print tells them apart.
TONES = (1.0, 0.55, 0.25, 0.0, 0.12, 0.4)


@dataclass(frozen=True)
class Bar:
    """One bar: its width in percent, and the number that stands after it."""

    width: float
    text: str


@dataclass(frozen=True)
class BarPair:
    """One line of a chart: a label, this year's bar and last year's under it, if we know it."""

    label: str
    top: int
    this: Bar
    last: Bar | None


@dataclass(frozen=True)
class PairChart:
    height: int
    pairs: tuple[BarPair, ...]


Value = float | None


def pair_chart(rows: Iterable[tuple[str, Value] | tuple[str, Value, Value]]) -> PairChart:
    """Rows are label, this year, last year where it is known; None is a number that is not shown."""
    rows = list(rows)
    most = max((value or 0 for _, *values in rows for value in values), default=0)

    def bar(value: float | None) -> Bar:
        if value is None:
            return Bar(0, "not shown")
        return Bar(round(LONGEST * value / most, 2) if most else 0, f"{value or 0:,}")

    pairs = tuple(
        BarPair(label, PAIR_HEIGHT * position, bar(this), bar(*last) if last else None)
        for position, (label, this, *last) in enumerate(rows)
    )
    return PairChart(PAIR_HEIGHT * len(pairs), pairs)


@dataclass(frozen=True)
class Segment:
    """One part of a stacked bar, and the line under the bar that says what it is."""

    label: str
    value: int
    start: float
    width: float
    line: int
    tone: float


@dataclass(frozen=True)
class StackedBar:
    height: int
    segments: tuple[Segment, ...]


def stacked_bar(parts: Iterable[tuple[str, int]]) -> StackedBar:
    """One bar cut into parts, in the order given; an empty part has its line and no width."""
    parts = list(parts)
    whole = sum(value for _, value in parts)
    segments, start = [], 0.0
    for position, (label, value) in enumerate(parts):
        width = round(100 * value / whole, 2) if whole else 0
        line = 58 + SEGMENT_LINE * position
        segments.append(Segment(label, value, start, width, line, TONES[position]))
        start = round(start + width, 2)
    return StackedBar(44 + SEGMENT_LINE * len(segments), tuple(segments))


ROW_HEIGHT = 25
#: Where bars of a chart of rows begin, and how long the longest may be.
BARS_BEGIN, BARS_LONGEST = 34, 48


@dataclass(frozen=True)
class RowBar:
    """One row: its label, where it stands, its bar and where that ends, and the number after it."""

    label: str
    top: int
    width: float
    ends: float
    text: str


@dataclass(frozen=True)
class RowChart:
    height: int
    bars: tuple[RowBar, ...]


def row_chart(rows: Iterable[tuple[str, Value]]) -> RowChart:
    """Percentages, one a line, each bar as long as its part of a hundred; None is not shown."""
    bars = []
    for place, (label, percent) in enumerate(rows):
        width = round(BARS_LONGEST * (percent or 0) / 100, 2)
        text = "not shown" if percent is None else f"{percent:.0f}%"
        bars.append(RowBar(label, ROW_HEIGHT * place, width, round(BARS_BEGIN + width, 2), text))
    return RowChart(ROW_HEIGHT * len(bars), tuple(bars))
