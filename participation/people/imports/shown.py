"""Lines of a list as people read them: what changes from what to what."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.formats import date_format

from participation.people.customers.models import Customer

from .fields import label_of, related
from .models import Line


@dataclass(frozen=True)
class Change:
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class ShownLine:
    """``kept`` are the customer's own words, with what the list has against them."""

    line: Line
    changes: list[Change]
    kept: list[Change]


def shown(lines: Iterable[Line], *, applied: bool) -> Iterator[ShownLine]:
    """Two queries for all the lines given. After applying, what was before is in the history."""
    lines = list(lines)
    ids = [line.customer_id for line in lines if line.customer_id]
    people = Customer.objects.select_related(*related()).in_bulk(ids)
    for line in lines:
        person = people.get(line.customer_id)
        yield ShownLine(
            line,
            changes=_changes(line, line.changed_fields, None if applied else person),
            kept=_changes(line, line.kept_fields, person),
        )


def _changes(line: Line, fields: list[str], person: Customer | None) -> list[Change]:
    return [
        Change(label_of(field), words(person, field) if person else "", words(line, field))
        for field in fields
    ]


def words(row: Customer | Line, field: str) -> str:
    value = getattr(row, field)
    if value in (None, ""):
        return ""
    return date_format(value) if isinstance(value, dt.date) else str(value)
