"""A list as text (.csv, .txt): in which letters, what stands between its columns, and its lines."""

import codecs
import csv
import io
import re
from collections.abc import Callable
from itertools import islice
from typing import IO

from base.core.refused import Refused

from ..matching import guess
from ..values import Nobody, refuse_nobody
from .cells import Cells, Lines, as_text
from .encodings import HOPELESS, cells_to_tell_by, ranked

DELIMITERS = ",;\t|"
#: So many lines at the front are looked at to find out what a file is like.
FIRST_LINES = 30

CUT_OFF = "The file seems to be cut off{}. Export it again, and check that the export finishes."
NOT_TEXT = (
    "The file is not a CSV file that we can read. Export it again as CSV (UTF-8) or as XLSX, "
    "Excel’s own format."
)
#: "é", "ł" and their like in UTF-8. In Windows-1252 the same two bytes are "Ã©", which is in no name.
ACCENT = re.compile(rb"[\xc3-\xc5][\x80-\xbf]")
LINE_ENDS = frozenset(b"\r\n")


def encoding_of(file: IO[bytes]) -> str:
    """UTF-16 says so itself; what is not UTF-8 is what makes the likeliest names, unless it is damaged."""
    file.seek(0)
    start = file.read(4096)
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        if can_be_read(file, "utf-16"):
            return "utf-16"
        raise Refused(NOT_TEXT)
    if start.count(0) > len(start) // 5:  # UTF-16 that does not say so, or no text at all
        raise Refused(NOT_TEXT)
    if can_be_read(file, "utf-8-sig"):
        return "utf-8-sig"
    refuse_damaged(file)
    for odd, encoding in ranked(cells_to_tell_by(file)):
        if odd < HOPELESS and can_be_read(file, encoding):
            return encoding
    raise Refused(NOT_TEXT)


def can_be_read(file: IO[bytes], encoding: str) -> bool:
    file.seek(0)
    text = io.TextIOWrapper(file, encoding)
    try:
        while text.read(1 << 20):
            pass
    except UnicodeError:
        return False
    finally:
        text.detach()
    return True


def refuse_damaged(file: IO[bytes]) -> None:
    """One broken byte in a file of UTF-8 would spoil every other name with an accent in it."""
    file.seek(0)
    is_utf8, broken = False, 0
    for number, line in enumerate(file, start=1):
        is_utf8 = is_utf8 or line.startswith(codecs.BOM_UTF8) or ACCENT.search(line) is not None
        if not broken:
            try:
                line.decode()
            except UnicodeDecodeError:
                broken = number
    if is_utf8 and broken:
        raise Refused(
            f"Letters on line {broken:,} of the file are damaged, so names could come out wrong. "
            "Export it again as CSV (UTF-8) or as XLSX, and check that the export finishes."
        )


def delimiter_of(file: IO[bytes], encoding: str) -> str:
    """The one with which a line at the front becomes headings that we know, or the most columns."""
    file.seek(0)
    text = io.TextIOWrapper(file, encoding)
    try:
        first = list(islice((line for line in text if line.strip()), FIRST_LINES))
    finally:
        text.detach()
    if first and first[0].lower().startswith("sep="):  # how Excel is told
        return first[0][4:5] if first[0][4:5] in DELIMITERS else ","

    def known(delimiter: str) -> tuple[int, int]:
        told_apart = [line.strip().split(delimiter) for line in first]
        recognised = [
            sum(map(bool, guess([cell.strip('"') for cell in line]))) for line in told_apart
        ]
        return max(recognised, default=0), next(
            (len(line) for line in told_apart if len(line) > 1), 0
        )

    return max(DELIMITERS, key=known)


def lines_of_text(
    file: IO[bytes], encoding: str, delimiter: str, headings_on: int, tell: Callable[[float], None]
) -> Lines:
    """Every line that has something in it, with its number."""
    size = file.seek(0, io.SEEK_END) or 1
    file.seek(-min(size, 2), io.SEEK_END)
    whole = not {*file.read()}.isdisjoint(LINE_ENDS)
    file.seek(0)
    text = io.TextIOWrapper(file, encoding, newline="")
    reader = csv.reader(text, delimiter=delimiter, strict=True)
    wanted, before, cut = 0, 0, False
    try:
        for cells in reader:
            number, before = before + 1, reader.line_num
            if not any(cells) or (number == 1 and cells[0].lower().startswith("sep=")):
                continue
            wanted = wanted if number > headings_on else len(cells)
            # In the middle, or with its end, it is that line's own trouble.
            cut = len(cells) < wanted and not whole and not is_nobody(cells)
            if number % 1000 == 0:
                tell(file.tell() / size)
            yield number, cells
    except csv.Error as problem:
        if "unexpected end" in str(problem):
            raise Refused(
                CUT_OFF.format(f" inside quotation marks that open on line {before + 1}")
            ) from None
        raise Refused(
            f"Line {before + 1} has quotation marks that do not fit ({problem}). "
            "Export the list again, or save it as XLSX."
        ) from None
    finally:
        text.detach()
    if cut:
        raise Refused(
            CUT_OFF.format(f": its last line, {before}, has fewer columns than the headings")
        )


def is_nobody(cells: Cells) -> bool:
    try:
        refuse_nobody([as_text(cell) for cell in cells])
    except Nobody:
        return True
    return False
