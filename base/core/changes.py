"""Who changed a row and when, in words, from the history that django-simple-history keeps."""

import datetime as dt
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Protocol


class KeepsHistory(Protocol):
    """A row of a model with ``history = HistoricalRecords()``."""

    history: Any


@dataclass(frozen=True)
class Change:
    """One saving: ``fields`` are the names of what was changed, empty where the row was added."""

    at: dt.datetime
    by: str
    fields: tuple[str, ...]
    added: bool = False


def changes_of(row: KeepsHistory, limit: int = 10) -> list[Change]:
    """The latest changes, the newest first; savings that changed nothing are left out. One query."""
    records = list(row.history.select_related("history_user")[: limit + 1])
    changes = [
        Change(newer.history_date, _who(newer), _what_changed(newer, older))
        for newer, older in pairwise(records)
    ]
    if records and records[-1].history_type == "+":
        changes.append(Change(records[-1].history_date, _who(records[-1]), (), added=True))
    return [change for change in changes if change.fields or change.added][:limit]


def _who(record: Any) -> str:
    return str(record.history_user or "the portal")


def _what_changed(newer: Any, older: Any) -> tuple[str, ...]:
    model = newer.instance_type
    changed = newer.diff_against(older).changed_fields
    return tuple(str(model._meta.get_field(name).verbose_name) for name in changed)
