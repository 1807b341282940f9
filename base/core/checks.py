"""Refuses to start with brand colours that somebody could not read (WCAG 2.2 AA, 1.4.3 and 1.4.11)."""

import re

from django.conf import settings
from django.core.checks import Error, register

from .brand import QUIET_TEXT, TEXT, WHITE, channels, palette

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


@register
def brand_colours_can_be_read(app_configs, **kwargs) -> list[Error]:
    malformed = [
        Error(
            f"BRAND colour {name} is {colour!r}. Write it as # and six digits, for example #12414f.",
            id="portal.E001",
        )
        for name, colour in settings.BRAND["colours"].items()
        if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour)
    ]
    if malformed:
        return malformed
    colours = {**palette(), "white": WHITE, "text": TEXT, "quiet-text": QUIET_TEXT}
    return [
        Error(
            f"BRAND colours: {front} ({colours[front]}) on {back} ({colours[back]}) has a contrast of"
            f" {found:.2f} to 1, and {place} need {least} to 1.",
            hint="Set the landlord's colour of the two darker or lighter (BRAND_INK, BRAND_LEAF …).",
            id="portal.E002",
        )
        for front, back, least, place in PAIRS
        if (found := contrast(colours[front], colours[back])) < least
    ]
