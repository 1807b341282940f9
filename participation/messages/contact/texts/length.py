"""How many texts a text is: networks carry, and charge for, short segments (3GPP TS 23.038, 23.040)."""

from dataclasses import dataclass

#: The letters that take one place each, and those that take two. One letter outside both, and the
#: whole text is sent as UCS-2, which holds fewer.
GSM_ONE = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
GSM_TWO = frozenset("^{}\\[~]|€\f")
GSM_ALONE, GSM_JOINED = 160, 153
UCS2_ALONE, UCS2_JOINED = 70, 67
#: How many of the letters that make a text shorter are named.
NAMED = 3


@dataclass(frozen=True)
class Length:
    """``units`` counts places, not letters: € takes two, and an emoji outside GSM two."""

    units: int
    segments: int
    others: str = ""
    """The letters outside the GSM alphabet, of which a segment holds 160: with them it holds 70."""

    def __str__(self) -> str:
        """2 texts (176 characters): as staff read it, here and in ``text-length.js``."""
        named = " ".join(list(dict.fromkeys(self.others))[:NAMED])
        why = f"; {named} in it makes each text shorter" if named else ""
        return f"{self.segments} text{'' if self.segments == 1 else 's'} ({self.units} characters{why})"


def length_of(text: str) -> Length:
    others = "".join(letter for letter in text if letter not in GSM_ONE and letter not in GSM_TWO)
    if not others:
        sizes = [2 if letter in GSM_TWO else 1 for letter in text]
        alone, joined = GSM_ALONE, GSM_JOINED
    else:
        sizes = [len(letter.encode("utf-16-be")) // 2 for letter in text]
        alone, joined = UCS2_ALONE, UCS2_JOINED
    units = sum(sizes)
    return Length(units, 1 if units <= alone else _filled(sizes, joined), others)


def _filled(sizes: list[int], room: int) -> int:
    """A letter of two places is never cut in half, so a segment may end one place short."""
    segments, used = 1, 0
    for size in sizes:
        if used + size > room:
            segments, used = segments + 1, 0
        used += size
    return segments
