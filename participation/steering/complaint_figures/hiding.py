"""Which counts of complaints are not told, since they are few or would tell of few."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from base.core.figures import ALL_SERVICES
from base.core.house_rules import SMALL_NUMBER_THRESHOLD
from base.core.periods import Period, Quarter
from base.core.suppression import hidden_lines

#: Stands for lines whose service nobody has settled yet, which are counted in all services together.
NOT_SETTLED = "?"


@dataclass(frozen=True)
class OfMonth:
    """So many of one month and service, about one thing where that was asked."""

    month: dt.date
    service: str
    number: int
    about: str = ""


def few_in_a_quarter(rows: Iterable[OfMonth], period: Period) -> frozenset[str]:
    """The services of which a quarter of a longer period is not told, and all together where theirs is not.

    Quarters stand beside years, so what is told of a year less its other quarters would tell it. A quarter that is
    not over counts as one: the year so far, less the quarters before, tells what has come of it.
    """
    if Quarter.of(period.first) == Quarter.of(period.last):
        return frozenset()
    by_quarter: defaultdict[Quarter, Counter[str]] = defaultdict(Counter)
    for row in rows:
        if row.number:
            by_quarter[Quarter.of(row.month)][row.service or NOT_SETTLED] += row.number
    found: set[str] = set()
    for counts in by_quarter.values():
        found |= hidden_of(counts)
        if is_few(counts.total()):
            found.add(ALL_SERVICES)
    return frozenset(found)


def whole_quarters(period: Period) -> Period | None:
    """What of it is told: of a part of a quarter, less a copy that somebody kept of the part before, few are left."""
    last = Quarter.of(period.last)
    last = last if last.last == period.last else last.previous
    first = Quarter.of(period.first)
    while first.first < period.first:
        first = Quarter.of(first.last + dt.timedelta(days=1))
    return Period(first.first, last.last) if first.first < last.last else None


def few_things_in_a_quarter(rows: Iterable[OfMonth]) -> frozenset[str]:
    """What complaints of one service were about that is not told of a quarter, and so of no stretch that holds it.

    What is told of two quarters less what was told of the first is what came in the second.
    """
    by_quarter: defaultdict[Quarter, Counter[str]] = defaultdict(Counter)
    for row in rows:
        if row.number:
            by_quarter[Quarter.of(row.month)][row.about] += row.number
    return frozenset().union(*(hidden_of(counts) for counts in by_quarter.values()))


def untold(rows: list[OfMonth], period: Period) -> frozenset[str]:
    """The services of which :func:`.stats.received` tells nothing in this period: their parts would add up to it."""
    few = few_in_a_quarter(rows, period)
    counts: Counter[str] = Counter()
    for row in rows:
        counts[row.service or NOT_SETTLED] += row.number
    return few | hidden_of({service: n for service, n in counts.items() if n}, few)


def hidden_of(counts: Mapping[str, int], also: frozenset[str] = frozenset()) -> frozenset[str]:
    return hidden_lines(
        {name: (number,) for name, number in counts.items()},
        hidden=also & frozenset(counts),
        threshold=SMALL_NUMBER_THRESHOLD.value,
        unknown=frozenset({NOT_SETTLED}),
    )


def is_few(number: int) -> bool:
    return 0 < number < SMALL_NUMBER_THRESHOLD.value


def shown(counts: Mapping[str, int], *, few: frozenset[str], all_of: bool) -> dict[str, int | None]:
    """Without the ``few`` and what would give them away. ``all_of``: none of them may be told."""
    hidden = frozenset(counts) if all_of else hidden_of(counts, few)
    return {name: None if name in hidden else number for name, number in counts.items()}
