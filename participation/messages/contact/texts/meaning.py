"""Whether somebody who texts us asks for no more texts.

Whoever does may say it in any way that is plain (PECR reg. 22; UK GDPR art. 7(3): as easy to take back
as to give). What says nothing else is acted on. What might be one is read by a person.
"""

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from enum import Enum
from itertools import takewhile

from base.core.folding import folded

from .stop_words import (
    AROUND,
    COURTESY,
    HINTS,
    MAYBE_NOES,
    NO_TEXTS,
    NOES,
    ONLY_ALONE,
    OURS,
    SENDING,
    STOP_WORDS,
    STOPS,
    WANTING,
    WITHOUT_SPACES,
)


class Meaning(Enum):
    STOP = "asks to stop"
    PERHAPS = "may ask to stop"
    OTHER = "something else"


#: Under it stands what was answered or who made the phone, and no longer what they say.
END_OF_TEXT = re.compile(
    r"(--+|__+|sent (from|by|via)\b.*|on .{3,80} wrote:?|>.*)", flags=re.IGNORECASE
)
#: How like a stop word a text of one word is: STPO, stopp.
MISTYPED = 0.75


def meaning_of(text: str, *, names: Iterable[str] = ()) -> Meaning:
    """``names`` are theirs and ours, which say nothing when they stand in it."""
    nothing = AROUND | {word for name in names for word in _words(folded(name))}
    lines = _lines(text)
    said = [word for line in lines for word in _words(folded(line))]
    if _asks(said, nothing):
        return Meaning.STOP
    if lines and all(map(_is_signature, lines[1:])):
        first = _words(folded(lines[0]))
        if not ONLY_ALONE.intersection(first) and _asks(first, nothing):
            return Meaning.STOP
    return Meaning.PERHAPS if _might(said, nothing) else Meaning.OTHER


def _lines(text: str) -> list[str]:
    """What was written, down to the signature."""
    lines = [line.strip() for line in text.splitlines()]
    return list(takewhile(lambda line: not END_OF_TEXT.fullmatch(line), filter(None, lines)))


def _is_signature(line: str) -> bool:
    """A name, an address: Amina Hussain, 3 Mill Lane."""
    words = re.findall(r"\w+", line)
    return len(words) <= 5 and all(word[0].isupper() or word[0].isdigit() for word in words)


def _words(line: str) -> list[str]:
    """Letters, numbers and the stop sign. S.T.O.P and s t o p are one word."""
    line = WITHOUT_SPACES.sub(r" \g<0> ", NO_TEXTS.sub(" stop ", line)).replace("🛑", " stop ")
    pieces = "".join(letter if _counts(letter) else " " for letter in line).split()
    words = [one for one in pieces if not all(map(_is_mark, one))]  # what says how an emoji looks
    if len(words) > 2 and all(len(word) == 1 and word.isascii() for word in words):
        return ["".join(words)]
    return words


def _counts(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "LMN"


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter)[0] == "M"


def _asks(words: list[str], nothing: frozenset[str]) -> bool:
    """Nothing stands there that means anything but to stop."""
    said = frozenset(words)
    left = said - nothing
    if said in STOPS or left - SENDING in STOPS or left in STOPS:
        return not said & ONLY_ALONE or said - SENDING - COURTESY <= ONLY_ALONE
    if OURS in said and not said & WANTING:
        return False
    # "not" and its like may say nothing in another language, so they are looked for in all of it.
    return bool(SENDING & said) and any(no <= said and left - no <= SENDING for no in NOES)


def _might(words: list[str], nothing: frozenset[str]) -> bool:
    """It holds a word for it, or one like it, a no beside texts, or letters that we cannot read."""
    said = frozenset(words)
    if said & STOP_WORDS or any(hint <= said for hint in HINTS):
        return True
    if SENDING & said and any(no <= said for no in MAYBE_NOES):
        return True
    left = said - nothing
    if len(left) == 1 and get_close_matches(*left, STOP_WORDS, n=1, cutoff=MISTYPED):
        return True
    return any(letter.isalpha() and not _is_latin(letter) for word in left for letter in word)


def _is_latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("LATIN")
