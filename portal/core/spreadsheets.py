"""Files that leave for a spreadsheet."""

import csv
from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpResponse

#: What a spreadsheet takes for the start of a formula (OWASP: CSV injection).
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(value: Any) -> Any:
    """As it is, or behind an apostrophe where a spreadsheet would run it."""
    if isinstance(value, str) and value.startswith(STARTS_A_FORMULA):
        return f"'{value}"
    return value


def csv_file(name: str, rows: Iterable[Sequence[Any]]) -> HttpResponse:
    """Begins with a byte order mark, without which spreadsheets misread names."""
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    csv.writer(response).writerows([safe_cell(value) for value in row] for row in rows)
    return response
