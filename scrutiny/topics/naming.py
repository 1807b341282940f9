"""Whether words seem to name somebody. Whoever suggests says so too; a person reads before anybody else does."""

import re
from collections.abc import Iterable

_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Miss|Ms|Mx|Dr|Sir)\b\.? ?[A-Z]\w*"
    r"|\b(?:called|named|name is|name was|spoke to) [A-Z]\w*"
)
_REACHED = re.compile(r"\S+@\S+|\b(?:\+44|0)[\d ]{9,}")
_IN_FULL = re.compile(r"(?<![.!?:] )(?<!^)\b[A-Z][a-z]+ [A-Z][a-z]+\b", re.MULTILINE)
#: Ends of the names of streets that nobody is called by. Lane, Park and Hill are family names too.
_STREET = re.compile(
    r"\b(?:[A-Z][a-z]+ ){1,2}(?:Street|Road|Avenue|Crescent|Terrace|Drive|Gardens|Square|Wynd)\b"
)


def seems_to_name(*words: str, places: Iterable[str] = ()) -> bool:
    """A title before a name, two names in the middle of a sentence, an address or a number. One too many is read in vain."""
    return bool(could_name(*words, places=places))


def could_name(*words: str, places: Iterable[str] = ()) -> list[str]:
    """Each piece that seems to. Streets and ``places``, the landlord’s own areas and estates, are nobody."""
    spared = [_STREET, *(re.compile(rf"\b{re.escape(one)}\b") for one in places)]
    found = []
    for one in words:
        for pattern in spared:
            one = pattern.sub("there", one)
        found += [hit[0] for each in (_TITLED, _REACHED, _IN_FULL) for hit in each.finditer(one)]
    return found
