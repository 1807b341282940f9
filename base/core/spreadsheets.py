"""Files that leave for a spreadsheet. Every CSV file of the portal is written here."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.http import HttpResponse, StreamingHttpResponse

#: What a spreadsheet takes for the start of a formula (OWASP: CSV injection), full-width signs too.
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
#: Without it spreadsheets misread names.
BYTE_ORDER_MARK = "\ufeff"
CSV = "text/csv; charset=utf-8"


def safe_cell(value: Any) -> Any:
    """As it is, or behind an apostrophe where a spreadsheet would run it."""
    if isinstance(value, str) and value.startswith(STARTS_A_FORMULA):
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


def _headers(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"'}


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, line: str) -> str:
        return line
