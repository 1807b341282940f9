"""Which column of a list is what, as far as its heading tells."""

import re
from collections.abc import Callable

from .fields import COLUMNS, Column

#: Equality information is given by people themselves, by consent, and never comes from a list.
EQUALITY = re.compile(
    r"ethnic|gender|\bsex|religio|belief|faith|disab|sexual|orientation|marital|pregnan|nationality"
    r"|transg|impairment|health",
    re.IGNORECASE,
)
#: What is longer is no heading but a cell, perhaps a whole text, and is not worth looking through.
LONGEST_HEADING = 200


def plain(heading: str) -> str:
    """``Tenancy_StartDate`` and ``TENANCY START DATE`` are one heading."""
    parted = re.sub(r"(?<=[a-z])(?=[A-Z0-9])", " ", heading)
    return " ".join(re.sub(r"[^A-Za-z0-9]+", " ", parted).lower().split())


def is_equality(heading: str) -> bool:
    return EQUALITY.search(plain(heading)) is not None


def guess(headings: list[str]) -> list[str]:
    """For each heading what it most likely is, or nothing; what may be there once is guessed once."""
    headings = [heading[:LONGEST_HEADING] for heading in headings]
    meanings = ["" for _ in headings]
    for of in (lambda column: column.headings, lambda column: column.weaker):
        _guess(headings, meanings, of)
    if "first_name" in meanings and "last_name" in meanings:
        return ["" if one == "name" else one for one in meanings]
    return meanings


def _guess(
    headings: list[str], meanings: list[str], of: Callable[[Column], tuple[str, ...]]
) -> None:
    for place, heading in enumerate(headings):
        if meanings[place] or is_equality(heading):
            continue
        known = next((name for name, one in COLUMNS.items() if plain(heading) in of(one)), "")
        if known and (known not in meanings or COLUMNS[known].many):
            meanings[place] = known


def is_of_a_tenancy(heading: str) -> bool:
    """A reference that joint tenants may share."""
    return plain(heading) in COLUMNS["reference"].weaker
