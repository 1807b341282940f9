"""What a list shows, as a file: every row of the filter, in the order that is on the page."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db.models import Model, QuerySet
from django.http import FileResponse, StreamingHttpResponse

from base.core.rows import in_parts
from base.core.spreadsheets import csv_stream, workbook_file

from .cells import cell
from .columns import Column

#: Rows that are read and made into lines at a time.
CHUNK = 2000
#: Stands where the columns would that an officer's file lacks.
LEFT_OUT = "Contact details: only in a manager’s file"
KINDS = {"csv": "CSV", "xlsx": "Excel"}


def as_file(
    kind: str, name: str, rows: Iterable[Sequence[Any]]
) -> StreamingHttpResponse | FileResponse:
    if kind == "xlsx":
        return workbook_file(f"{name}.xlsx", rows)
    return csv_stream(f"{name}.csv", ([_in_text(value) for value in row] for row in rows))


def chunks(found: QuerySet | list[Model]) -> Iterator[list[Model]]:
    """The rows a few thousand at a time, so that any number of them takes no more memory."""
    rows = iter(found) if isinstance(found, list) else found.iterator(chunk_size=CHUNK)
    yield from in_parts(rows, CHUNK)


def headings(columns: Sequence[Column], *, with_contact: bool) -> list[str]:
    named = [
        heading
        for column in columns
        if with_contact or not column.contact
        for heading in column.headings
    ]
    return [*named, LEFT_OUT] if lacks_contact(columns, with_contact=with_contact) else named


def lacks_contact(columns: Sequence[Column], *, with_contact: bool) -> bool:
    return not with_contact and any(column.contact for column in columns)


def line(columns: Sequence[Column], cells: Iterable[Any], *, with_contact: bool) -> list[Any]:
    """One row of the list as a line of the file."""
    values: list[Any] = []
    for column, made in zip(columns, cells, strict=True):
        if with_contact or not column.contact:
            values += column.values(cell(made).values)
    return [*values, ""] if lacks_contact(columns, with_contact=with_contact) else values


def _in_text(value: Any) -> Any:
    """Days in the one way that every spreadsheet reads alike."""
    if isinstance(value, dt.datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    return value.isoformat() if isinstance(value, dt.date) else value
