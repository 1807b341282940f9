"""Files that leave for a spreadsheet. Every CSV file and workbook of the portal is written here."""

import csv
import datetime as dt
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import openpyxl
from django.http import FileResponse, HttpResponse, StreamingHttpResponse

#: What a spreadsheet takes for the start of a formula (OWASP: CSV injection), full-width signs too.
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
#: What some spreadsheets take away before they look, and what nobody sees. Those that start a formula stay.
BLANKS = " \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200c\u200d\u2028\u2029\u202f\u205f\u2060\u3000\ufeff\x0b\x0c\x00'\""
#: Without it spreadsheets misread names.
BYTE_ORDER_MARK = "\ufeff"
CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: What XML, and so a workbook, cannot hold; in a name it would take the whole file with it.
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
#: A workbook that is larger than this while it is made waits in a file of its own.
MOST_IN_MEMORY = 1024 * 1024


def safe_cell(value: Any) -> Any:
    """As it is, or behind an apostrophe where a spreadsheet would run it."""
    if isinstance(value, str) and value.lstrip(BLANKS).startswith(STARTS_A_FORMULA):
        return f"'{value}"
    return value


def csv_lines(rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """A line at a time, so that a hundred thousand rows need no more memory than ten."""
    writer = csv.writer(_Echo())
    yield BYTE_ORDER_MARK
    for row in rows:
        yield writer.writerow([safe_cell(value) for value in row])


def csv_file(name: str, rows: Iterable[Sequence[Any]]) -> HttpResponse:
    """For few rows: made before anything is sent, so that a fault is an error page and no half file."""
    return HttpResponse("".join(csv_lines(rows)), content_type=CSV, headers=_headers(name))


def csv_stream(name: str, rows: Iterable[Sequence[Any]]) -> StreamingHttpResponse:
    """For many rows, which are read while they are sent. Personal data: no cache keeps it."""
    return StreamingHttpResponse(
        csv_lines(rows),
        content_type=CSV,
        headers={**_headers(name), "Cache-Control": "no-store"},
    )


def workbook_file(name: str, rows: Iterable[Sequence[Any]]) -> FileResponse:
    """An Excel workbook of one sheet, its first row in sight while one scrolls.

    Written row by row to a file that goes with the answer: memory stays flat, dates stay dates.
    """
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.freeze_panes = "A2"
    for row in rows:
        sheet.append([_in_workbook(value) for value in row])
    file = tempfile.SpooledTemporaryFile(max_size=MOST_IN_MEMORY)  # noqa: SIM115 (the answer closes it)
    book.save(file)
    file.seek(0)
    return FileResponse(
        file, content_type=XLSX, headers={**_headers(name), "Cache-Control": "no-store"}
    )


def _in_workbook(value: Any) -> Any:
    if isinstance(value, str):
        return safe_cell(NOT_IN_XML.sub("", value))
    # A workbook knows no time zones; the caller has put the moment into ours.
    return value.replace(tzinfo=None) if isinstance(value, dt.datetime) else value


def _headers(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"'}


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, line: str) -> str:
        return line
