"""Lines by the thousand into their table: COPY where the database has it, inserts elsewhere."""

from collections.abc import Iterable
from typing import Any

from django.db import connection

from .models import Line

COLUMNS = {
    field.column: "" if field.get_internal_type() in {"CharField", "TextField"} else None
    for field in Line._meta.concrete_fields
    if not field.primary_key
} | {"changed": 0, "kept": 0}
TABLE = Line._meta.db_table


def pour(import_id: int, people: Iterable[dict[str, Any]]) -> None:
    """``people`` as :class:`cleaning.Cleaner` makes them; what one does not name is empty."""
    empty = {**COLUMNS, "imported_id": import_id}
    rows = (tuple((empty | person).values()) for person in people)
    names = ", ".join(COLUMNS)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {TABLE} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(COLUMNS))
            cursor.executemany(
                f"INSERT INTO {TABLE} ({names}) VALUES ({marks})",
                rows,
            )
