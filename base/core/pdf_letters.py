"""What a PDF says aloud where letters are not drawn one by one: Hindi, Thai, Arabic, an emoji of three people.

WeasyPrint writes down for each glyph which text it stood for when it was first drawn, and so tells a screen reader
wrong letters of scripts whose signs join, move or share a glyph. Here every such piece of a line carries what was
typed (PDF's ``ActualText``), and what its glyphs meant in it is not held against plain words elsewhere. Only a line
with Arabic or Hebrew in it carries none: readers that turn those round themselves would turn it round too.
It replaces one function inside WeasyPrint, ``draw_first_line``; a test reads such a PDF after an upgrade.
"""

import io
import re
from collections.abc import Callable
from functools import wraps
from typing import Any

#: Letters that are a glyph each, in the order of reading: Latin, Greek, Cyrillic, Armenian, Georgian, Chinese,
#: Japanese, Korean, signs.
ONE_BY_ONE = re.compile(
    "[\x00-\u02ff\u0370-\u0482\u048a-\u058f\u10a0-\u10ff\u1e00-\u200a\u2010-\u2027\u202f-\u205f"
    "\u2070-\u20cf\u2100-\u2fff\u3000-\u3029\u3030-\u3098\u309b-\u9fff\uac00-\ud7a3\uff01-\uffee]*"
)
#: Hebrew, Arabic and their neighbours.
FROM_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


class Meanings(dict[int, str]):
    """What each glyph of a font stands for. Of some that is only the best guess, until plain words tell."""

    def __init__(self, known: dict[int, str]):
        super().__init__(known)
        self.guessed: set[int] = set()

    def __contains__(self, glyph: object) -> bool:
        return glyph not in self.guessed and super().__contains__(glyph)

    def __setitem__(self, glyph: int, text: str) -> None:
        self.guessed.discard(glyph)
        super().__setitem__(glyph, text)


def teach() -> None:
    """WeasyPrint, once in a process, which is as late as it is needed."""
    from weasyprint.draw import text

    text.draw_first_line = _with_what_was_typed(text.draw_first_line)


def _with_what_was_typed(draw: Callable[..., Any]) -> Callable[..., Any]:
    from pydyf import Dictionary, String

    @wraps(draw)
    def draw_first_line(stream: Any, textbox: Any, *rest: Any) -> Any:
        if ONE_BY_ONE.fullmatch(textbox.text):
            return draw(stream, textbox, *rest)
        told = {name: set(font.to_unicode) for name, font in stream._fonts.items()}
        if FROM_RIGHT_TO_LEFT.search(textbox.text):
            found = draw(stream, textbox, *rest)
        else:
            stream.begin_marked_content("Span", Dictionary({"ActualText": String(textbox.text)}))
            found = draw(stream, textbox, *rest)
            stream.end_marked_content()
        for name, font in stream._fonts.items():
            if new := set(font.to_unicode) - told.get(name, set()):
                _only_guess(font, new)
        return found

    return draw_first_line


def _only_guess(font: Any, glyphs: set[int]) -> None:
    """What it was drawn for just now, if that is one letter, else the one that the font itself has there."""
    if not isinstance(font.to_unicode, Meanings):
        font.to_unicode = Meanings(font.to_unicode)
    letters = _letters_of(font)
    for glyph in glyphs:
        if len(font.to_unicode[glyph]) != 1 and glyph in letters:
            font.to_unicode[glyph] = letters[glyph]
    font.to_unicode.guessed |= glyphs


def _letters_of(font: Any) -> dict[int, str]:
    from fontTools.ttLib import TTFont

    with TTFont(io.BytesIO(font.file_content), fontNumber=font.index, lazy=True) as read:
        return {
            read.getGlyphID(name): chr(code)
            for code, name in sorted(read.getBestCmap().items(), reverse=True)
        }
