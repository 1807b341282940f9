"""What a spreadsheet, or the system that wrote the file, has put where a value was."""

import datetime as dt
import re
from typing import Any

from .unfit import Unfit

#: What other systems write for an empty cell, to the letter: Null and Nan are also names of people.
NOTHING = frozenset(
    {
        *("NULL", "null", "(null)", "<null>", "nan", "NaN", "NaT", "None", "none", "<NA>", "NA"),
        *("N/A", "n/a", "n/k", "N/K", "undefined", "\\N"),
    }
)
TRUTHS = frozenset({"TRUE", "FALSE", "True", "False", "true", "false"})
#: #N/A, #REF!, #NAME? and their like; ##### where a column was too narrow.
ERROR = re.compile(r"#(?:N/A|[A-Z_/0-9]+[!?]|GETTING_DATA|#*)", re.IGNORECASE)
#: 1.23E+11: a number of which only the first figures are left.
SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?E[+-]\d+|\d[.,]\d+E\d+", re.IGNORECASE)
#: 01-Feb, Feb-01: what becomes of 1-2.
SHORT_DATE = re.compile(r"(?:\d\d?-)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?:-\d\d)?")
#: Spreadsheets keep fifteen figures of a number and make zeros of the others.
MOST_OF_A_NUMBER = 10**15

AS_TEXT = "Format its column as text, and export the list again."


def stands_for_nothing(said: str) -> bool:
    return said in NOTHING


def spoilt(said: str) -> bool:
    """There was a value once, and a spreadsheet has lost it."""
    return said.startswith("#") and ERROR.fullmatch(said) is not None


def refuse_spoilt_reference(said: str, cell: Any) -> None:
    """``said`` is the cell as text, ``cell`` as a workbook holds it."""
    if stands_for_nothing(said) or said in TRUTHS:
        raise Unfit(f"It has no reference: “{said}” stands for nothing.")
    if spoilt(said):
        raise Unfit(f"A spreadsheet has put an error where the reference was ({said}).")
    if not said.strip("0 "):
        raise Unfit("Its reference is zero. A spreadsheet writes that for an empty cell.")
    is_long = isinstance(cell, int | float) and abs(cell) >= MOST_OF_A_NUMBER
    if is_long or SCIENTIFIC.fullmatch(said):
        raise Unfit(f"A spreadsheet has spoilt the reference ({said}). {AS_TEXT}")
    if isinstance(cell, dt.date) or SHORT_DATE.fullmatch(said):
        raise Unfit(f"A spreadsheet has made a date of the reference ({said}). {AS_TEXT}")
