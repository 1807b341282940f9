"""An indicator of five quarters as bars, the latest first, as in the table beside it."""

from dataclasses import dataclass

from participation.steering.indicators.of_service import OfService
from participation.steering.indicators.reading import TOO_FEW

ROW_HEIGHT = 25
#: Where bars begin and how long the longest may be, in percent of the width. Numbers stand to the right of all of
#: them, so that the line of the target crosses none.
BARS_BEGIN, BARS_LONGEST = 36, 42
#: Beside a bar there is no room for more on a phone; the table beside it says the whole.
TOO_FEW_BESIDE_BAR = "Too few"


@dataclass(frozen=True)
class TrendBar:
    label: str
    top: int
    width: float
    text: str


@dataclass(frozen=True)
class Trend:
    """``aim`` is where the target stands across, None where there is none."""

    height: int
    bars: tuple[TrendBar, ...]
    aim: float | None


def trend_of(one: OfService) -> Trend:
    """Of a share a bar is its part of a hundred, of a number its part of the largest."""
    target = one.indicator.target
    most: float = 100
    if not one.figure.is_share:
        most = max([*(quarter.value or 0 for quarter in one.quarters), target or 0, 1])

    def width(value: float) -> float:
        return round(BARS_LONGEST * value / most, 2)

    bars = tuple(
        TrendBar(
            label=f"{quarter.quarter.first:%b} to {quarter.quarter.last:%b %y}",
            top=ROW_HEIGHT * place,
            width=width(quarter.value or 0),
            text=TOO_FEW_BESIDE_BAR if quarter.cell.value == TOO_FEW else quarter.cell.value,
        )
        for place, quarter in enumerate(one.quarters)
    )
    aim = None if target is None else round(BARS_BEGIN + width(target), 2)
    return Trend(ROW_HEIGHT * len(bars), bars, aim)
