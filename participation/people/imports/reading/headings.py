"""Which line of a list holds the headings: reports have a title above them, a date, merged cells."""

from collections.abc import Sequence

from base.core.refused import Refused

from ..matching import guess
from .cells import MOST_COLUMNS


def place_of_headings(lines: Sequence[Sequence[str]]) -> int:
    """Of the first lines, as texts: the one with most headings that we know, or the first wide one."""
    known = [sum(map(bool, guess(list(line)))) for line in lines]
    if max(known, default=0) >= 2:
        return known.index(max(known))
    filled = [sum(map(bool, line)) for line in lines]
    wide = max(2, max(filled, default=0) * 0.6)
    return next((place for place, number in enumerate(filled) if number >= wide), 0)


def unlike(headings: list[str]) -> list[str]:
    """No two the same, so that each can be matched: the second "Phone" is "Phone (2)"."""
    while headings and not headings[-1]:
        headings.pop()
    if len(headings) > MOST_COLUMNS:
        raise Refused(f"The file has more than {MOST_COLUMNS} columns. Export only those needed.")
    seen: dict[str, int] = {}
    named = []
    for place, heading in enumerate(headings, start=1):
        heading = heading[:80] or f"Column {place}"
        seen[heading] = seen.get(heading, 0) + 1
        named.append(heading if seen[heading] == 1 else f"{heading} ({seen[heading]})")
    return named
