"""No member of staff is named in what is told of a shopper's return, nor the shopper: it is the service that is
looked at. What a list of names can find is left out; whoever publishes words has to read them all the same, for
nicknames, misspellings and people whom we do not know are in no list.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from base.accounts.models import User
from base.core.audience import Audience

LEFT_OUT = "[a colleague]"
#: After these somebody's name may follow whom we do not have on our list.
_NAMED = re.compile(
    r"\b(?P<before>(?:[Mm]y name is|[Hh]er name was|[Hh]is name was|[Cc]alled|[Ss]poke to|Mr|Mrs|Ms|Miss)\.? )"
    r"(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)"
)
#: Names that are words too: alone and in small letters they are taken for the word.
_LISTED = (
    "angel april art autumn bea bell bill bird black bob brown chance church cook dale dawn day dean don drew earl"
    " faith field fisher ford frank gene grace grant green guy hall hill holly home hope house hunter iris ivy"
    " jack jay jewel joy kit june king lake lane law lily long love major mark marsh mason max may mike miles mill"
    " moss nick north olive page park pat penny pepper pearl pier pool porter price queen ray reed rich rob rock"
    " rose ruby rush sandy short sky small smith south stone storm street sue summer sunny taylor tree violet wall"
    " ward water west white will wood woods wright york young"
)
_WORDS_TOO = frozenset(_LISTED.split())
_BETWEEN = r"[\s.,’'-]+"
#: Where a name ends: also before an "s" of what is somebody's.
_ENDS = r"(?=(?:['’]?s)?\b)"


class WithoutNames(NamedTuple):
    words: str
    names_somebody: bool


def names_of_staff() -> list[str]:
    """Of everybody who works here, as they are called in full."""
    return list(
        User.objects.holding(*Audience.STAFF.value).exclude(name="").values_list("name", flat=True)
    )


def without_names(words: str, names: Iterable[str]) -> WithoutNames:
    """The words with every name of ours left out, and whether there was one.

    In full, by initial and last name, by one of them alone, of both halves of a double name; in capitals or
    small letters, with or without accents, and with an "s". Alone and in small letters a name that is a word
    stays ("may").
    """
    folded, places = _folded(words)
    gone: set[int] = set()
    for pattern, needs_capital in _patterns({name for name in names if name.strip()}):
        for found in re.finditer(pattern, folded):
            start, end = places[found.start()], places[found.end() - 1] + 1
            if not needs_capital or words[start].isupper():
                gone.update(range(start, end))
    left = "".join(_left(words, gone))
    left = _NAMED.sub(rf"\g<before>{LEFT_OUT}", left)
    left = re.sub(rf"{re.escape(LEFT_OUT)}(?:\s+{re.escape(LEFT_OUT)})+", LEFT_OUT, left)
    return WithoutNames(left, left != words)


def _patterns(names: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """What to look for in folded words, and whether it has to begin with a capital there."""
    for name in names:
        folded, _ = _folded(name)
        whole = re.findall(r"[^\W\d_]+", folded)  # a double name is two of them
        spoken = folded.split()
        if not whole:
            continue
        yield rf"\b{_BETWEEN.join(map(re.escape, whole))}{_ENDS}", False
        last = _BETWEEN.join(map(re.escape, re.findall(r"[^\W\d_]+", spoken[-1])))
        if len(spoken) > 1 and last:
            first = re.escape(whole[0])
            yield rf"\b{first}{_BETWEEN}{last}{_ENDS}", False
            yield rf"\b{last}{_ENDS}", spoken[-1] in _WORDS_TOO
            yield rf"\b{first[0]}(?:\.\s*|\s+){last}{_ENDS}", False
            initials = r"\.\s*".join(re.escape(one[0]) for one in spoken)
            yield rf"\b{initials}\.", True
        for part in whole:
            if len(part) > 2:
                yield rf"\b{re.escape(part)}{_ENDS}", part in _WORDS_TOO


def _folded(words: str) -> tuple[str, list[int]]:
    """In small letters without accents, and where each of its letters stands in ``words``."""
    letters: list[str] = []
    places: list[int] = []
    for at, letter in enumerate(words):
        plain = "".join(
            one for one in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(one)
        ).casefold()
        plain = plain.translate(_STROKES)
        letters.extend(plain)
        places.extend([at] * len(plain))
    return "".join(letters), places


#: Letters with a stroke, which have no plain letter in Unicode.
_STROKES = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i"})


def _left(words: str, gone: set[int]) -> Iterator[str]:
    for at, letter in enumerate(words):
        if at not in gone:
            yield letter
        elif at - 1 not in gone:
            yield LEFT_OUT
