"""A cell of a list as somebody reads it."""

import datetime as dt
import re
from collections.abc import Generator
from typing import Any

from base.core.hidden import without_hidden

MOST_COLUMNS = 200

#: UTF-8 that was taken for Windows-1252 on its way, and written as UTF-8 once more: JosÃ© for José.
WRITTEN_TWICE = re.compile(r"[Ã-Å][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|Â[\xa0-\xbf]|â€.")

Cells = list[Any]
Lines = Generator[tuple[int, Cells], None, None]


def as_text(cell: Any) -> str:
    """1042.0 is 1042, and a moment at midnight is a day."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        if not (cell.isascii() and cell.isprintable()):  # hardly any
            cell = without_hidden(written_once(cell))
        return " ".join(cell.split())
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def written_once(text: str) -> str:
    """José, where it was written in UTF-8 twice over; else as it is."""
    if not WRITTEN_TWICE.search(text):
        return text
    try:
        return b"".join(map(_byte, text)).decode()
    except UnicodeError:
        return text


def _byte(letter: str) -> bytes:
    """Those that Windows-1252 leaves empty stand for themselves."""
    return bytes([ord(letter)]) if "\x80" <= letter <= "\x9f" else letter.encode("cp1252")
