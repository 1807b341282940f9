"""Small numbers are hidden before they are published, so that no person can be worked out."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import combinations
from typing import Generic, Required, TypedDict, TypeVar, Unpack

Line = TypeVar("Line", bound=Hashable)
#: By how many people each column of a line changes; another line changes the other way.
Move = tuple[int, ...]

#: Lines hidden beside those that must be: where two do not protect, three do not either.
MOST_OTHERS = 2


class Shape(TypedDict, total=False):
    """What is known of a table beside its counts.

    A line has ``across`` cells, and as many after them for each other count of these cells (who took
    part, who did not). What it adds up to is known too: each cell over its counts and, of more than
    one cell, the line. Counts under the ``threshold`` are small. ``unknown`` lines and ``open_cells``
    are of people of whom we do not know the group, and tell of nobody, however small they are.
    """

    threshold: Required[int]
    unknown: AbstractSet
    across: int
    open_cells: AbstractSet[int]


def hidden_lines(
    lines: Mapping[Line, Sequence[int]],
    *,
    hidden: frozenset[Line] = frozenset(),
    least: int = 1,
    **shape: Unpack[Shape],
) -> frozenset[Line]:
    """The lines of a table that may not be shown, where every column's total is known.

    A line with a small count, from ``least`` up, is hidden whole; ``hidden`` are those that must be
    anyway. Others are hidden with them until nothing printed gives a small count away: of the choices
    that do, the one that hides the fewest people of known groups, then the fewest of unknown ones, who
    protect before any other.

    A small count is given away where it could be no other number: where nobody in its line could stand
    in another hidden one instead, or the other way round, and all that is printed be the same, and why
    each is hidden. Nor may what is left of a column after its shown lines be a small number of people
    of known groups. Where hiding more does not help, nothing is shown.
    """
    table = _Table(lines, least, **shape)
    must = hidden | table.small
    return _cheapest(table, must) if must else must


def small_lines(
    lines: Mapping[Line, Sequence[int]], *, least: int = 1, **shape: Unpack[Shape]
) -> frozenset[Line]:
    """The lines that :func:`hidden_lines` hides for a count of their own, and not to protect others."""
    return _Table(lines, least, **shape).small


def _cheapest(table: "_Table[Line]", must: frozenset[Line]) -> frozenset[Line]:
    people = {name: sum(counts) for name, counts in table.lines.items()}
    spare = [name for name in people if name not in must | table.unknown]
    unsaid = frozenset(name for name in people if name in table.unknown and name not in must)
    extra = sum(people[name] for name in unsaid)
    best, least = frozenset(people), (sum(people.values()) + 1, 0)
    for number in range(MOST_OTHERS + 1):
        spare = [name for name in spare if people[name] <= least[0]]
        for others in combinations(spare, number):
            known = sum(people[name] for name in others)
            for more, cost in ((frozenset(), (known, 0)), (unsaid, (known, extra))):
                if cost < least and not table.gives_away(tried := must.union(others, more)):
                    best, least = tried, cost
    return best


def _opposite(move: Move) -> Move:
    return tuple(-by for by in move)


class _Table(Generic[Line]):
    def __init__(
        self,
        lines: Mapping[Line, Sequence[int]],
        least: int,
        *,
        threshold: int,
        unknown: AbstractSet[Line] = frozenset(),
        across: int = 1,
        open_cells: AbstractSet[int] = frozenset(),
    ):
        self.lines, self.unknown = lines, unknown
        self.threshold, self.least, self.across = threshold, least, across
        self.columns = len(next(iter(lines.values()), ()))
        self.open = {column for column in range(self.columns) if column % across in open_cells}
        self.small = frozenset(name for name in lines if self._is_small(name, lines[name]))
        moves = [move for one in self._moves() for move in (one, _opposite(one))]
        #: The changes after which a line would be hidden for the same reason.
        self.may = {
            name: frozenset(move for move in moves if self._may_move(name, move)) for name in lines
        }

    def gives_away(self, found: frozenset[Line]) -> bool:
        if len(found) == 1 or any(self._is_left(column, found) for column in range(self.columns)):
            return True
        return any(
            self._is_told(name, column, found - {name})
            for name in found & self.small
            for column in range(self.columns)
            if self._small(self.lines[name][column], column)
        )

    def _is_left(self, column: int, found: frozenset[Line]) -> bool:
        """A small number of people is left, none of whom could be of an unknown group instead."""
        left = sum(self.lines[name][column] for name in found)
        return (
            column not in self.open
            and 0 < left < self.threshold
            and all(
                self._is_told(name, column, found & self.unknown) for name in found - self.unknown
            )
        )

    def _is_told(self, name: Line, column: int, others: AbstractSet[Line]) -> bool:
        """None of the others could take somebody from this one, or give it somebody."""
        return not any(
            move[column] and _opposite(move) in self.may[other]
            for move in self.may[name]
            for other in others
        )

    def _moves(self) -> Iterator[Move]:
        """Changes of one line that leave everything it adds up to as it is."""
        cells = [*combinations(range(self.across), 2)]
        counts = [*combinations(range(self.columns // self.across), 2)]
        for up, down in cells or [(0, -1)]:
            for more, fewer in counts or [(0, -1)]:
                yield tuple(
                    ((cell == up) - (cell == down)) * ((count == more) - (count == fewer))
                    for count, cell in (divmod(n, self.across) for n in range(self.columns))
                )

    def _may_move(self, name: Line, move: Move) -> bool:
        now = self.lines[name]
        then = [count + by for count, by in zip(now, move, strict=True)]
        return min(then) >= 0 and self._is_small(name, then) == (name in self.small)

    def _is_small(self, name: Line, counts: Sequence[int]) -> bool:
        return name not in self.unknown and any(
            self._small(count, column) for column, count in enumerate(counts)
        )

    def _small(self, count: int, column: int) -> bool:
        return column not in self.open and self.least <= count < self.threshold
