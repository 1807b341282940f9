"""A standard as staff write it: a line for each item, under the part of the place that it is in."""

from collections.abc import Iterable
from typing import NamedTuple

from base.core.refused import Refused

#: More than anybody looks at in two hours.
MOST_ITEMS = 60
SAFETY = "!"

#: What a home that is ready to let is usually looked at for. Each landlord has a standard of its own to write here.
USUAL = """Outside:
Paths and steps are whole and clear
Bins are there and empty
Coming in:
! The front door locks, and opens from inside without a key
All rooms are clean and empty
! There is a smoke alarm in the hall, and it sounds when tested
Living room:
Walls and ceiling are sound, with no damp or mould
Floors are even and clean
! Sockets and switches are whole
Windows open, close and lock
Kitchen:
Cupboards and worktop are clean and whole
! There is a heat alarm, and it sounds when tested
Taps run hot and cold, and nothing leaks
Bathroom:
Bath or shower, basin and toilet are clean and work
The fan works, and there is no mould
Warmth and papers:
Heating comes on in every room
! There is a carbon monoxide alarm where something burns fuel
! The gas and electrical certificates are there and in date
The pack for new tenants is there
"""


class Line(NamedTuple):
    part: str
    words: str
    is_safety: bool


def read_lines(text: str) -> list[Line]:
    """Raises Refused, in words, where a line cannot be read."""
    part, found = "", []
    for number, line in enumerate(text.splitlines(), start=1):
        said = line.strip()
        if said.endswith(":"):
            part = said[:-1].strip()
            if len(part) > 60:
                raise Refused(f"Line {number}: a heading has at most 60 letters.")
        elif said:
            found.append(_item(number, part, said))
    if not found:
        raise Refused("Write at least one thing to look at.")
    if len(found) > MOST_ITEMS:
        raise Refused(f"There are {len(found)} things to look at. Write at most {MOST_ITEMS}.")
    return found


def written(lines: Iterable[Line]) -> str:
    """The same lines as they are written."""
    text, part = [], None
    for line in lines:
        if line.part != part:
            text.append(f"{line.part}:")
            part = line.part
        text.append(f"{SAFETY} {line.words}" if line.is_safety else line.words)
    return "\n".join(text)


def _item(number: int, part: str, said: str) -> Line:
    is_safety = said.startswith(SAFETY)
    words = said.removeprefix(SAFETY).strip()
    if not part:
        raise Refused(
            f"Line {number}: begin with a heading that ends with a colon, like “Kitchen:”."
        )
    if not words:
        raise Refused(f"Line {number}: say what to look at.")
    if len(words) > 200:
        raise Refused(f"Line {number} is too long. Write at most 200 letters.")
    return Line(part, words, is_safety)
