"""Small numbers are hidden before they are published, so that no person can be worked out."""

from collections.abc import Hashable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TypeVar

from django.conf import settings

Line = TypeVar("Line", bound=Hashable)


@dataclass(frozen=True)
class Count:
    """A count as it may be published: ``shown`` is None where it is hidden."""

    shown: int | None
    threshold: int

    def __str__(self) -> str:
        return f"fewer than {self.threshold}" if self.shown is None else f"{self.shown:,}"


def suppress(counts: Mapping[str, int], *, threshold: int | None = None) -> dict[str, Count]:
    """Hide every count from 1 up to the threshold, and one more if a total would give it away.

    The published total minus the shown cells is what is hidden. Were that one cell, or still a small
    number, it would be given away; so the smallest of the other cells are hidden with it until it
    is neither.
    """
    limit = settings.SMALL_NUMBER_THRESHOLD if threshold is None else threshold
    hidden = {name for name, count in counts.items() if 0 < count < limit}
    others = sorted(
        (name for name, count in counts.items() if count >= limit), key=lambda name: counts[name]
    )
    while hidden and others and (len(hidden) == 1 or sum(counts[name] for name in hidden) < limit):
        hidden.add(others.pop(0))
    return {name: Count(None if name in hidden else count, limit) for name, count in counts.items()}


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
