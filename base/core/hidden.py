"""Characters that nobody sees and nobody typed on purpose, taken out of a line of text.

They come along when something is copied from an email, a PDF or a phone's list of numbers: marks for the
direction of writing, spaces of no width, soft hyphens, control characters.
"""

import re
import unicodedata

#: Control and format characters, those of private use, halves of pairs.
HIDDEN = frozenset({"Cc", "Cf", "Co", "Cs"})
#: They shape letters of Hindi or Persian and hold an emoji together; beside plain letters they do nothing.
JOINERS = "\u200c\u200d"
LOOSE_JOINERS = re.compile(
    rf"(?<![^\x00-\x7f{JOINERS}])[{JOINERS}]+|[{JOINERS}]+(?![^\x00-\x7f{JOINERS}])"
)
#: With them the flags of Scotland and Wales are spelled.
LETTERS_OF_FLAGS = ("\U000e0020", "\U000e007f")


def without_hidden(text: str) -> str:
    """The text as it looks. Spaces of every kind stay; nearly every text comes back as it was."""
    if text.isprintable():
        return text
    return LOOSE_JOINERS.sub("", "".join(letter for letter in text if not _is_hidden(letter)))


def _is_hidden(letter: str) -> bool:
    if letter in JOINERS or letter.isspace():
        return False
    if LETTERS_OF_FLAGS[0] <= letter <= LETTERS_OF_FLAGS[1]:
        return False
    return unicodedata.category(letter) in HIDDEN
