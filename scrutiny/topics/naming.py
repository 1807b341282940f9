"""Whether words seem to name somebody. Whoever suggests says so too; a person reads before anybody else does."""

import re

_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Miss|Ms|Mx|Dr|Sir)\b\.? ?[A-Z]|\b(?:called|named|name is|name was|spoke to) [A-Z]"
)
_REACHED = re.compile(r"\S@\S|\b(?:\+44|0)[\d ]{9,}")
_IN_FULL = re.compile(r"(?<![.!?:] )(?<!^)\b[A-Z][a-z]+ [A-Z][a-z]+\b", re.MULTILINE)


def seems_to_name(*words: str) -> bool:
    """A title before a name, two names in the middle of a sentence, an address or a number. One too many is read in vain."""
    return any(pattern.search(one) for one in words for pattern in (_TITLED, _REACHED, _IN_FULL))
