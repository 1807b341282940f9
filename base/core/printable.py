"""Which letters no font of this machine has: on paper a box would stand for each, so staff hear of it before.

Asked of fontconfig, which also finds the fonts when paper is made, once in a process.
"""

import shutil
import subprocess
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from fontTools.ttLib import TTFont

#: They shape or part what stands beside them, and are no letters themselves.
SEEN_BY_NOBODY = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
VARIANTS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))
SECONDS = 20


@dataclass(frozen=True)
class Boxes:
    """Letters of one piece of text for which boxes would be printed, and where it stands."""

    where: str
    letters: str

    @property
    def in_words(self) -> str:
        """Each with its name, because the screen may have no font for it either."""
        return ", ".join(f"{letter} ({_name_of(letter)})" for letter in self.letters)


def _name_of(letter: str) -> str:
    return unicodedata.name(letter, "").lower() or f"U+{ord(letter):04X}"


def boxes_in(texts: Iterable[tuple[str, str]]) -> list[Boxes]:
    """Of texts, each with where it stands, those that cannot be printed whole."""
    found: dict[str, str] = {}
    for where, text in texts:
        if letters := unprintable(text):
            found[where] = unprintable(found.get(where, "") + letters)
    return [Boxes(where, letters) for where, letters in found.items()]


def unprintable(text: str) -> str:
    """Its letters that no font has, each once, in their order."""
    if text.isascii():  # most are
        return ""
    return "".join(letter for letter in dict.fromkeys(text) if not is_printable(letter))


def is_printable(letter: str) -> bool:
    if unicodedata.category(letter) in SEEN_BY_NOBODY:
        return True
    code, (firsts, lasts) = ord(letter), letters_of_fonts()
    if any(code in some for some in VARIANTS):
        return True
    at = bisect_right(firsts, code) - 1
    return at >= 0 and code <= lasts[at]


@cache
def letters_of_fonts() -> tuple[list[int], list[int]]:
    """From where to where there are letters, in order and without overlap."""
    firsts: list[int] = []
    lasts: list[int] = []
    for first, last in sorted([*_of_the_machine(), *_of_ours()]):
        if lasts and first <= lasts[-1] + 1:
            lasts[-1] = max(lasts[-1], last)
        else:
            firsts.append(first)
            lasts.append(last)
    return firsts, lasts


def _of_the_machine() -> Iterable[tuple[int, int]]:
    """``20-7e a0 a2-17f`` for each font. Without fontconfig's own programs we know of none."""
    asking = shutil.which("fc-list")
    if asking is None:
        return
    told = subprocess.run(  # noqa: S603 (a program of the machine, and words of ours)
        [asking, "--format", "%{charset}\n"],
        capture_output=True,
        text=True,
        check=True,
        timeout=SECONDS,
    )
    for letters in set(told.stdout.split()):
        first, _, last = letters.partition("-")
        yield int(first, 16), int(last or first, 16)


def _of_ours() -> Iterable[tuple[int, int]]:
    for file in (settings.BUILT_ASSETS / "portal" / "fonts").glob("*.woff2"):
        with TTFont(file, lazy=True) as font:
            yield from ((code, code) for code in font.getBestCmap())
