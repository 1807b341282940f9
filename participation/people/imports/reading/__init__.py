"""Opens a list of people, CSV or XLSX, and reads it line by line without holding it in memory.

Whatever is wrong with the file as a whole is ``Refused`` in words that say what to do about it.
"""

from .cells import Cells, Lines, as_text
from .encodings import NAMES as ENCODINGS
from .looking import Look, Shape, look_at, open_rows, starts_with

__all__ = [
    "ENCODINGS",
    "Cells",
    "Lines",
    "Look",
    "Shape",
    "as_text",
    "look_at",
    "open_rows",
    "starts_with",
]
