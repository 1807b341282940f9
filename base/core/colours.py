"""The landlord's colours: the tints made from them, and which of them can be read on which.

WCAG 2.2 AA, 1.4.3 and 1.4.11.
"""

from collections.abc import Mapping

WHITE, BLACK = "#ffffff", "#000000"
#: GOV.UK Frontend's own text colours, which stand on our backgrounds.
TEXT, QUIET_TEXT = "#0b0c0c", "#484949"

WORDS, SHAPES = 4.5, 3.0

#: Every pair a page puts together: what stands on what, the least contrast, and where.
PAIRS = [
    ("white", "ink", WORDS, "the header and footer"),
    ("ink", "white", WORDS, "headings"),
    ("ink", "sand", WORDS, "headings on panels"),
    ("ink", "sky", WORDS, "dates and chosen cards"),
    ("link", "white", WORDS, "links"),
    ("link", "sand", WORDS, "links on panels"),
    ("link", "sky", WORDS, "links on chosen cards"),
    ("white", "leaf", WORDS, "the main button"),
    ("white", "leaf-hover", WORDS, "the main button under the pointer"),
    ("leaf-shade", "leaf-tint", WORDS, "the tag of what is done"),
    ("sun-shade", "sun-tint", WORDS, "the tag of what is on its way"),
    ("text", "sun", WORDS, "the demonstration strip"),
    ("text", "sand", WORDS, "words on panels"),
    ("text", "sky", WORDS, "words on chosen cards"),
    ("quiet-text", "sand", WORDS, "hints on panels"),
    ("quiet-text", "sky", WORDS, "hints on chosen cards"),
    ("leaf", "white", SHAPES, "the rule above what is done, and progress bars"),
    ("sun", "ink", SHAPES, "the brand mark in the header"),
]


def mixed(colour: str, other: str, share: float) -> str:
    """``share`` of ``colour`` with the rest of ``other``: ``mixed(leaf, WHITE, 0.2)`` is a tint."""
    return "#" + "".join(
        f"{round(share * one + (1 - share) * two):02x}"
        for one, two in zip(channels(colour), channels(other), strict=True)
    )


def channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def palette(colours: Mapping[str, str]) -> dict[str, str]:
    """The landlord's colours by name, and the tints and shades made from them."""
    leaf, sun = colours["leaf"], colours["sun"]
    return {
        **colours,
        "leaf-hover": mixed(leaf, BLACK, 0.8),
        "leaf-shade": mixed(leaf, BLACK, 0.6),
        "leaf-tint": mixed(leaf, WHITE, 0.2),
        "sun-shade": mixed(sun, BLACK, 0.3),
        "sun-tint": mixed(sun, WHITE, 0.25),
    }


def luminance(colour: str) -> float:
    def linear(channel: int) -> float:
        value = channel / 255
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(channel) for channel in channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def unreadable(colours: Mapping[str, str]) -> list[str]:
    """A sentence for each pair that somebody could not read, with the colours to choose anew."""
    every = {**palette(colours), "white": WHITE, "text": TEXT, "quiet-text": QUIET_TEXT}
    return [
        f"Colours: {front} ({every[front]}) on {back} ({every[back]}) has a contrast of"
        f" {found:.2f} to 1, and {place} need {least} to 1. Choose a lighter or darker"
        f" {_to_choose(front, back, colours)}."
        for front, back, least, place in PAIRS
        if (found := contrast(every[front], every[back])) < least
    ]


def _to_choose(front: str, back: str, colours: Mapping[str, str]) -> str:
    theirs = [name.partition("-")[0] for name in (front, back)]
    return " or ".join(dict.fromkeys(name for name in theirs if name in colours))
