"""Opens a list of people, CSV or XLSX, and reads it line by line without holding it in memory.

Whatever is wrong with the file as a whole is :class:`Refused` in words that say what to do about it.
"""

import codecs
import csv
import datetime as dt
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import asdict, dataclass
from itertools import islice
from typing import IO, Any
from xml.etree.ElementTree import ParseError

import openpyxl
from django.conf import settings
from openpyxl.utils.exceptions import InvalidFileException

from base.core.hidden import without_hidden
from base.core.refused import Refused

from .values import Nobody, refuse_nobody

MOST_COLUMNS = 200
SAMPLES = 3
DELIMITERS = ",;\t|"
#: What an XLSX may unpack to, in all and of its table of texts, which is held in memory.
MOST_UNPACKED = 400 * 1024 * 1024
MOST_TEXTS = 80 * 1024 * 1024

CUT_OFF = "The file seems to be cut off{}. Export it again, and check that the export finishes."
NOT_XLSX = (
    "The file cannot be opened as an Excel workbook. It may be damaged, cut off or locked with a "
    "password. Export it again, or save it as CSV."
)
NOT_TEXT = (
    "The file is not a CSV file that we can read. Export it again as CSV (UTF-8) or as XLSX, "
    "Excel’s own format."
)
#: "é", "ł" and their like in UTF-8. In Windows-1252 the same two bytes are "Ã©", which is in no name.
ACCENT = re.compile(rb"[\xc3-\xc5][\x80-\xbf]")
BROKEN_WORKBOOK = (
    zipfile.BadZipFile,
    zlib.error,
    InvalidFileException,
    NotImplementedError,  # packed in a way nobody uses
    ParseError,
    KeyError,
    ValueError,  # and what defusedxml forbids
    TypeError,
    EOFError,
    RuntimeError,  # encrypted
)

LINE_ENDS = frozenset(b"\r\n")

Cells = list[Any]
Lines = Generator[tuple[int, Cells], None, None]


@dataclass(frozen=True)
class Shape:
    """How to read a file, as found out when it was uploaded."""

    kind: str
    encoding: str = ""
    delimiter: str = ","

    as_json = asdict


def look_at(file: IO[bytes]) -> tuple[Shape, list[str], list[list[str]]]:
    """Shape, headings and a few lines to show. The whole text is decoded once, so that it can be."""
    file.seek(0)
    start = file.read(4)
    file.seek(0)
    if not start:
        raise Refused("The file is empty. Choose another one.")
    if start == b"PK\x03\x04":
        shape = Shape("xlsx")
    elif start == b"\xd0\xcf\x11\xe0":
        raise Refused(
            "This is an old Excel file (.xls), or one with a password. "
            "Open it in Excel, save it as .xlsx without a password, and upload that."
        )
    else:
        encoding = encoding_of(file)
        shape = Shape("csv", encoding, delimiter_of(file, encoding))
    with closing(read(file, shape)) as lines:
        _, first = next(lines, (0, []))
        headings = unlike([as_text(cell) for cell in first])
        samples = [
            [as_text(cell)[:60] for cell in cells[: len(headings)]]
            for _, cells in islice(lines, SAMPLES)
        ]
    if not samples:
        raise Refused("There is nobody in the file: it has a line of headings at most.")
    if len([heading for heading in headings if heading]) < 2:
        raise Refused(
            "The first line must hold the headings of at least two columns, for example "
            "“Reference” and “Name”. This file has one column, or another kind of first line."
        )
    return shape, headings, samples


def read(file: IO[bytes], shape: Shape, tell: Callable[[float], None] = lambda part: None) -> Lines:
    """Every line that has something in it, with its number; the headings first."""
    file.seek(0)
    return (_workbook if shape.kind == "xlsx" else _text)(file, shape, tell)


def encoding_of(file: IO[bytes]) -> str:
    """UTF-16 says so itself; what is not UTF-8 is Windows-1252, unless it is UTF-8 with damage."""
    file.seek(0)
    start = file.read(4096)
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        tried = ["utf-16"]
    elif start.count(0) > len(start) // 5:  # UTF-16 that does not say so, or no text at all
        raise Refused(NOT_TEXT)
    else:
        tried = ["utf-8-sig", "cp1252"]
    for encoding in tried:
        if encoding == "cp1252":
            refuse_damaged(file)
        file.seek(0)
        text = io.TextIOWrapper(file, encoding)
        try:
            while text.read(1 << 20):
                pass
            return encoding
        except UnicodeError:
            continue
        finally:
            text.detach()
    raise Refused(NOT_TEXT)


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
    file.seek(0)
    text = io.TextIOWrapper(file, encoding)
    try:
        first = next((line for line in text if line.strip()), "")
    finally:
        text.detach()
    if first.lower().startswith("sep="):  # how Excel is told
        return first[4:5] if first[4:5] in DELIMITERS else ","
    return max(DELIMITERS, key=first.count)


def unlike(headings: list[str]) -> list[str]:
    """No two the same, so that each can be matched: the second "Phone" is "Phone (2)"."""
    while headings and not headings[-1]:
        headings.pop()
    if len(headings) > MOST_COLUMNS:
        raise Refused(f"The file has more than {MOST_COLUMNS} columns. Export only those needed.")
    seen: dict[str, int] = {}
    named = []
    for place, heading in enumerate(headings, start=1):
        heading = heading[:80] or f"Column {place}"
        seen[heading] = seen.get(heading, 0) + 1
        named.append(heading if seen[heading] == 1 else f"{heading} ({seen[heading]})")
    return named


def as_text(cell: Any) -> str:
    """A cell as somebody reads it: 1042.0 is 1042, and a moment at midnight is a day."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return " ".join(without_hidden(cell).split())
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _text(file, shape: Shape, tell) -> Lines:
    size = file.seek(0, io.SEEK_END) or 1
    file.seek(-min(size, 2), io.SEEK_END)
    whole = not {*file.read()}.isdisjoint(LINE_ENDS)
    file.seek(0)
    text = io.TextIOWrapper(file, shape.encoding, newline="")
    reader = csv.reader(text, delimiter=shape.delimiter, strict=True)
    wanted, before, cut = 0, 0, False
    try:
        for cells in reader:
            number, before = before + 1, reader.line_num
            if not any(cells) or (number == 1 and cells[0].lower().startswith("sep=")):
                continue
            wanted = wanted or len(cells)
            # In the middle, or with its end, it is that line's own trouble.
            cut = len(cells) < wanted and not whole and not _is_nobody(cells)
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


def _is_nobody(cells: Cells) -> bool:
    try:
        refuse_nobody([as_text(cell) for cell in cells])
    except Nobody:
        return True
    return False


def _workbook(file, shape: Shape, tell) -> Lines:
    try:
        refuse_bombs(file)
        book = openpyxl.load_workbook(file, read_only=True, keep_links=False)
        try:
            sheet = book.worksheets[0]
            expected = sheet.max_row or 1
            sheet.reset_dimensions()  # some systems write them wrong; the lines themselves count
            rows = sheet.iter_rows(max_col=MOST_COLUMNS + 1, values_only=True)
            for number, cells in enumerate(rows, start=1):
                if number % 1000 == 0:
                    tell(min(1.0, number / expected))
                if any(cell not in (None, "") for cell in cells):
                    yield number, list(cells)
        finally:
            book.close()
    except (*BROKEN_WORKBOOK, IndexError):
        raise Refused(NOT_XLSX) from None


def refuse_bombs(file: IO[bytes]) -> None:
    """By what the archive says its parts unpack to; zipfile reads no part further than it says."""
    with zipfile.ZipFile(file) as archive:
        parts = archive.infolist()
    texts = sum(part.file_size for part in parts if part.filename.endswith("sharedStrings.xml"))
    if sum(part.file_size for part in parts) > MOST_UNPACKED or texts > MOST_TEXTS:
        raise Refused(
            "The workbook unpacks to far more than a list of customers needs. "
            "Save the sheet with the list as CSV, and upload that."
        )
    file.seek(0)


def open_rows(file: IO[bytes], shape: Shape, tell: Callable[[float], None]) -> Lines:
    """The people, without the headings; no more than a list may have."""
    with closing(read(file, shape, tell)) as lines:
        next(lines, None)
        for count, line in enumerate(lines, start=1):
            if count > settings.IMPORT_MAX_LINES:
                raise Refused(
                    f"The list has more than {settings.IMPORT_MAX_LINES:,} lines. "
                    "Split it, and upload the parts as lists of some of our customers."
                )
            yield line
