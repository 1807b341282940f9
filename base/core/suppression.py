"""Small numbers are hidden before they are published, so that no person can be worked out."""

from collections.abc import Hashable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import TypeVar

Line = TypeVar("Line", bound=Hashable)


def hidden_lines(
    lines: Mapping[Line, Sequence[int]], *, threshold: int, hidden: AbstractSet[Line] = frozenset()
) -> frozenset[Line]:
    """The lines of a table that may not be shown, where every column's total is known.

    A line with a count from 1 up to the threshold is hidden whole; ``hidden`` are those that must be
    anyway. Were the total of a column minus its shown lines one line, or a small number, it would give
    that away; so the smallest of the other lines are hidden too until it is neither, lines of
    noughts last. As whole lines are hidden, and at least two, totals *along* the lines may be known
    as well (a table of two characteristics beside the table of each): every hidden count then
    stands in a rectangle of hidden counts, and what is added to one corner can be taken from the next.
    Where even that is not enough, nothing is shown.
    """
    found = {
        name
        for name, counts in lines.items()
        if name in hidden or any(0 < count < threshold for count in counts)
    }
    others = sorted(
        (name for name in lines if name not in found),
        key=lambda name: (not any(lines[name]), sum(lines[name])),
    )

    def gives_away() -> bool:
        totals = [sum(column) for column in zip(*(lines[name] for name in found), strict=True)]
        return len(found) == 1 or any(0 < total < threshold for total in totals)

    while found and others and gives_away():
        found.add(others.pop(0))
    return frozenset(found)
