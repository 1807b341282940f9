"""Every app's waiting rows in one statement, made once and then only asked again.

Making the SQL of some thirty queries took most of the time of the page that shows them.
"""

import datetime as dt
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection, models
from django.db.models.functions import JSONObject

from .at_asking import told
from .tasks_waiting import AnyOfficer, Officer, Row, Task, Waiting

Find = Callable[[AnyOfficer], Iterable[Waiting]]


@dataclass(frozen=True)
class Found:
    """A row that waits; its line is written only when it is shown."""

    due: dt.date | None
    row: Row
    waiting: Waiting

    def as_task(self, officer: Officer) -> Task:
        return self.waiting.task(self.row, officer)


def find(sources: tuple[Find, ...], officer: Officer) -> list[Found]:
    """What is booked for today first, then the most overdue; on one day by source, and in the order of its
    rows."""
    parts, sql, given = statement(sources, frozenset(officer.roles), connection.vendor)
    if not parts:
        return []
    with connection.cursor() as cursor:
        cursor.execute(sql, told(given, officer))
        rows = cursor.fetchall()
    found = [(number, parts[number].found(read)) for number, read in rows]
    waiting = [
        (not (one.waiting.is_booked and one.due <= officer.today), one.due, number, one)
        for number, one in found
        if one.due
    ]
    return [one for *_, one in sorted(waiting, key=itemgetter(0, 1, 2))]


@dataclass(frozen=True)
class Part:
    """What one of the queries in the statement reads."""

    waiting: Waiting
    readers: tuple[tuple[str, Callable[[Any], Any]], ...]

    def found(self, read: str | dict) -> Found:
        values = json.loads(read) if isinstance(read, str) else read
        for name, reader in self.readers:
            if values[name] is not None:
                values[name] = reader(values[name])
        row = Row(**values)
        row.due = self.waiting.due(row)
        return Found(row.due, row, self.waiting)


@lru_cache(maxsize=64)
def statement(
    sources: tuple[Find, ...], roles: frozenset[str], vendor: str
) -> tuple[tuple[Part, ...], str, tuple]:
    """The parts, the SQL and its parameters, of which some are known only :class:`AtAsking`."""
    parts: list[Part] = []
    selects: list[str] = []
    given: list[Any] = []
    for source in sources:
        for waiting in source(AnyOfficer(roles)):
            rows = waiting.rows.annotate(waits=JSONObject(**waiting.columns)).values_list("waits")
            try:
                sql, parameters = rows.query.get_compiler(connection=connection).as_sql()
            except EmptyResultSet:
                continue
            number = len(parts)
            # Whatever came from anybody is a parameter.
            selects.append(f"SELECT {number}, waits FROM ({sql}) AS waiting_{number}")  # noqa: S608
            parts.append(Part(waiting, tuple(readers(rows.query.annotations["waits"]))))
            given += parameters
    return tuple(parts), " UNION ALL ".join(selects), tuple(given)


def readers(columns: models.Expression) -> Iterable[tuple[str, Callable[[Any], Any]]]:
    """JSON has no dates and, in SQLite, no yes and no: how each such column is read again."""
    names, values = columns.get_source_expressions()[::2], columns.get_source_expressions()[1::2]
    for name, value in zip(names, values, strict=True):
        for kind, reader in READERS:
            if isinstance(value.output_field, kind):
                yield name.value, reader
                break


def moment(read: str) -> dt.datetime:
    at = dt.datetime.fromisoformat(read)
    return at if at.tzinfo else at.replace(tzinfo=dt.UTC)


def whole(read: Any) -> Any:
    return json.loads(read) if isinstance(read, str) else read


#: A moment is also a date to Django, so it is asked for first.
READERS: list[tuple[type[models.Field], Callable[[Any], Any]]] = [
    (models.DateTimeField, moment),
    (models.DateField, dt.date.fromisoformat),
    (models.BooleanField, bool),
    (models.JSONField, whole),
]
