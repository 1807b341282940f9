"""Lines by the thousand into their table: COPY where the database has it, inserts elsewhere."""

from collections.abc import Iterable
from typing import Any

from django.db import connection

from .models import Line

TABLE = Line._meta.db_table


def empty_line() -> dict[str, Any]:
    """Every column of a line, with what it holds where nothing is said."""
    return {
        field.column: field.get_default()
        for field in Line._meta.concrete_fields
        if not field.primary_key
    }


def pour(import_id: int, people: Iterable[dict[str, Any]]) -> None:
    """``people`` as :class:`cleaning.Cleaner` makes them; what one does not name is empty."""
    empty = empty_line() | {"imported_id": import_id}
    rows = (tuple((empty | person).values()) for person in people)
    names = ", ".join(empty)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {TABLE} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(empty))
            cursor.executemany(
                f"INSERT INTO {TABLE} ({names}) VALUES ({marks})",
                rows,
            )
