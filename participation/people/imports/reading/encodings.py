"""In which letters a text file is written that does not say so.

UTF-8 can be known. Of the others every byte is a letter in each: what they would make of the names is weighed by
how likely such letters are in names, and shown to people, who can tell at a glance.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import IO

#: How systems write that do not know UTF-8, the likeliest first.
NAMES = {
    "cp1252": "Windows, Western Europe",
    "cp1250": "Windows, Central Europe",
    "mac_roman": "Mac",
    "iso8859_2": "Latin 2, Central Europe",
}
CELL = re.compile(rb"""[^,;\t|"\r\n]*[\x80-\xff][^,;\t|"\r\n]*""")
MOST_CELLS = 5000
SAMPLES = 3
#: More than this to be forgiven in a cell, and it is no text in that encoding.
HOPELESS = 1.0
#: So much less likely than the best, and nobody needs to see it.
NOT_OFFERED = 0.5

COMMON = frozenset("áàâäãåçéèêëíìîïñóòôöõøúùûüýÁÀÂÄÅÇÉÈÊËÍÎÏÑÓÒÔÖØÚÜ")
POLISH = frozenset("ąćęłńśźżĄĆĘŁŃŚŹŻ")
CENTRAL = frozenset("šžčřěůďťňľĺŕőűăâîșțşţđŠŽČŘĚŮĎŤŇĽĹŔŐŰĂÂÎȘȚŞŢĐßæœÆŒðþ")
APOSTROPHES, DASHES = "‘’´", "–—"


def cells_to_tell_by(file: IO[bytes]) -> list[bytes]:
    """The different cells in which a letter is not plain, up to a number of them."""
    file.seek(0)
    found: dict[bytes, None] = {}
    for line in file:
        if not line.isascii():
            found.update(dict.fromkeys(cell.strip() for cell in CELL.findall(line)))
            if len(found) > MOST_CELLS:
                break
    return list(found)


def ranked(cells: list[bytes]) -> list[tuple[float, str]]:
    """What has to be forgiven in a cell on average, and the encoding; those that cannot be left out."""
    found = []
    for encoding in NAMES:
        try:
            texts = [cell.decode(encoding) for cell in cells]
        except UnicodeDecodeError:
            continue
        found.append((sum(map(oddness, texts)) / max(1, len(texts)), encoding))
    return sorted(found, key=lambda one: one[0])  # of two alike the likelier stays in front


def offered(cells: list[bytes], chosen: str) -> list[dict]:
    """What to choose between, each with what it makes of the same few cells; nothing if nobody need choose."""
    ways = [encoding for odd, encoding in ranked(cells) if odd < NOT_OFFERED or encoding == chosen]
    differ = [cell for cell in cells if len({cell.decode(encoding) for encoding in ways}) > 1]
    if not differ:
        return []
    telling = sorted(differ, key=lambda cell: (-_high(cell), len(cell)))[:SAMPLES]
    seen: dict[str, str] = {}
    for encoding in [chosen, *ways]:  # of two that look the same here one is enough
        samples = "\n".join(cell.decode(encoding)[:60] for cell in telling)
        if samples not in seen.values():
            seen.setdefault(encoding, samples)
    return [
        {"encoding": encoding, "samples": samples.split("\n")} for encoding, samples in seen.items()
    ]


def _high(cell: bytes) -> int:
    return sum(byte > 127 for byte in cell)


def oddness(text: str) -> float:
    """How much has to be forgiven to take this for a name or an address: 0 for José, 1 for JosŽ."""
    return sum(_oddness_at(text, place) for place in _high_places(text))


def _high_places(text: str) -> Iterable[int]:
    return (place for place, letter in enumerate(text) if letter > "\x7f")


def _oddness_at(text: str, place: int) -> float:
    letter = text[place]
    before = text[place - 1] if place else " "
    after = text[place + 1] if place + 1 < len(text) else " "
    if letter in APOSTROPHES + DASHES:
        in_a_word = before.islower() and after.islower() and after not in "st"
        return 1.0 if in_a_word else 0.0
    if not letter.isalpha():
        return _oddness_of_a_sign(letter, before.isalpha() or after.isalpha())
    amid_capitals = before.isupper() and text[place - 2 : place - 1].isupper()
    if (letter.isupper() and before.islower()) or (
        letter.islower() and (after.isupper() or amid_capitals)
    ):
        return 1.0
    starts_small = letter.islower() and not before.isalpha() and after.islower()
    return _rarity(letter) + (0.3 if starts_small else 0.0)


def _oddness_of_a_sign(sign: str, beside_a_letter: bool) -> float:
    if unicodedata.category(sign) in {"Cc", "Co", "Cn"}:
        return 3.0
    return 0.0 if sign in "\u00a0£€°½“”…•" and not beside_a_letter else 1.0


def _rarity(letter: str) -> float:
    if letter in COMMON:
        return 0.0
    if letter in POLISH:
        return 0.1
    return 0.2 if letter in CENTRAL else 0.5
