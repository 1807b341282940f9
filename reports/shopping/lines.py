"""Scores as a report keeps them, line by line."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from surveys.scoring.figures import Scored


@dataclass(frozen=True)
class ScoreLine:
    """``returns`` is None of a line that is not told, and ``percent`` where nothing was scored."""

    name: str
    returns: int | None
    points: Decimal
    available: int
    percent: int | None


@dataclass(frozen=True)
class ScoreTable:
    """One table of scores; ``what`` is what its lines are."""

    what: str
    lines: tuple[ScoreLine, ...]


def score_line(scored: Scored) -> ScoreLine:
    return ScoreLine(scored.name, scored.returns, scored.points, scored.available, scored.percent)


def score_table(what: str, lines: Iterable[Scored]) -> ScoreTable:
    return ScoreTable(what, tuple(score_line(one) for one in lines))
