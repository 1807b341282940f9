"""A cell of a list as somebody reads it."""

import datetime as dt
from collections.abc import Generator
from typing import Any

from base.core.hidden import without_hidden

MOST_COLUMNS = 200

Cells = list[Any]
Lines = Generator[tuple[int, Cells], None, None]


def as_text(cell: Any) -> str:
    """1042.0 is 1042, and a moment at midnight is a day."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return " ".join(without_hidden(cell).split())
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
