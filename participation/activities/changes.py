"""Who changed what, and when, from the history that rows people edit keep."""

import datetime as dt
from dataclasses import dataclass
from itertools import pairwise

from django.db import models

SHOWN = 30


@dataclass(frozen=True)
class FieldChange:
    name: str
    before: str
    after: str


@dataclass(frozen=True)
class Change:
    at: dt.datetime
    who: str
    fields: tuple[FieldChange, ...]

    @property
    def is_first(self) -> bool:
        return not self.fields


def changes_to(row: models.Model) -> list[Change]:
    """The latest first. Saving without changing anything is left out. One query."""
    versions = list(row.history.select_related("history_user")[: SHOWN + 1])  # type: ignore[attr-defined]
    found = []
    for newer, older in pairwise(versions):
        if fields := _differences(newer, older):
            found.append(_change(newer, fields))
    if versions and len(versions) <= SHOWN:
        found.append(_change(versions[-1], ()))
    return found


def _change(version, fields: tuple[FieldChange, ...]) -> Change:
    return Change(version.history_date, str(version.history_user or "The portal"), fields)


def _differences(newer, older) -> tuple[FieldChange, ...]:
    delta = newer.diff_against(older)
    model = type(newer).tracked_fields
    named = {field.name: field for field in model}
    return tuple(_field_change(named[change.field], change) for change in delta.changes)


def _field_change(field: models.Field, change) -> FieldChange:
    name = str(field.verbose_name).capitalize()
    if field.is_relation:
        return FieldChange(name, "", "")  # looking up each name would be a query each
    choices = dict(field.flatchoices)
    before, after = (choices.get(value, value) for value in (change.old, change.new))
    return FieldChange(name, _words(before), _words(after))


def _words(value) -> str:
    if value in (None, ""):
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
