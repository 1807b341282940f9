"""No member of staff is named in what is told of a shopper's return: it is the service that is looked at."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from base.accounts.models import User
from base.core.audience import Audience

LEFT_OUT = "[a colleague]"
#: After these somebody's name may follow whom we do not have on our list.
_NAMED = re.compile(
    r"\b(?P<before>(?:[Mm]y name is|[Hh]er name was|[Hh]is name was|[Cc]alled|[Ss]poke to|Mr|Mrs|Ms|Miss)\.? )"
    r"(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)"
)


class WithoutNames(NamedTuple):
    words: str
    names_somebody: bool


def names_of_staff() -> list[str]:
    """Whole names and first names, the longest first."""
    names = (
        User.objects.holding(*Audience.STAFF.value).exclude(name="").values_list("name", flat=True)
    )
    parts = {part for name in names for part in (name, name.split()[0]) if len(part) > 2}
    return sorted(parts, key=len, reverse=True)


def without_names(words: str, names: Iterable[str]) -> WithoutNames:
    """The words with every name of ours left out, and whether there was one.

    First names are looked for with their capital, for some are words ("may", "grace").
    """
    found = words
    for name in names:
        found = re.sub(rf"\b{re.escape(name)}\b", LEFT_OUT, found)
    found = _NAMED.sub(rf"\g<before>{LEFT_OUT}", found)
    found = found.replace(f"{LEFT_OUT} {LEFT_OUT}", LEFT_OUT)
    return WithoutNames(found, found != words)
