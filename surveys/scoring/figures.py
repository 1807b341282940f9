"""Scores of many, as lines of a table. Of few nothing is told."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db.models import Count, QuerySet, Sum

from base.core.suppression import hidden_lines
from participation.questionnaires.house_rules import ANSWERS_THRESHOLD


@dataclass(frozen=True)
class Scored:
    """Returns of one sort, with the points they gave of those available. ``returns`` is None where they
    are not told."""

    code: str
    name: str
    returns: int | None
    points: Decimal = Decimal()
    available: int = 0

    @property
    def percent(self) -> int | None:
        return share(self.points, self.available) if self.returns is not None else None


@dataclass(frozen=True)
class StandardHeld:
    """How often a standard was held, of the times that it was looked at."""

    name: str
    held: int
    of: int

    @property
    def percent(self) -> int | None:
        return share(self.held, self.of)


def share(part: Decimal | int, whole: int) -> int | None:
    """Percent, from the counts, half rounded up; None of nothing."""
    if not whole:
        return None
    return int((100 * Decimal(part) / whole).quantize(Decimal(1), ROUND_HALF_UP))


def lines(returns: QuerySet, names: Mapping, *, by: str = "pk", least: int = 0) -> list[Scored]:
    """One line for each value of ``line`` that ``names`` knows, in their order; small ones not told.

    Nor those that fewer than ``least`` people told us, whom ``by`` names.
    """
    rows = rows_of(returns, by)
    there = [code for code in names if code in rows]
    hidden = hidden_of({code: rows[code] for code in there}, least)
    return [line_of(code, names[code], rows[code], hidden=code in hidden) for code in there]


def rows_of(returns: QuerySet, by: str = "pk") -> dict[Any, dict[str, Any]]:
    """Returns, people, points and points available of each ``line``, in one statement."""
    rows = (
        returns.order_by()
        .values("line")
        .annotate(
            returns=Count("pk", distinct=True),
            people=Count(by, distinct=True),
            points=Sum("marks__points"),
            available=Sum("marks__available"),
        )
    )
    return {row["line"]: row for row in rows if row["returns"]}


def line_of(code: Any, name: str, row: Mapping[str, Any], *, hidden: bool) -> Scored:
    if hidden:
        return Scored(str(code), name, None)
    points, available = row["points"] or Decimal(), row["available"] or 0
    return Scored(str(code), name, row["returns"], points, available)


def hidden_of(counts: Mapping, least: int = 0) -> frozenset:
    of_few: Iterable = (code for code, row in counts.items() if row["people"] < least)
    return hidden_lines(
        {code: (row["returns"],) for code, row in counts.items()},
        threshold=ANSWERS_THRESHOLD.value,
        hidden=frozenset(of_few),
    )
