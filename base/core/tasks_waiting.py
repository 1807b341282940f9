"""What the worklist is made of: the rows that wait, who asks, and the line that a row becomes."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from django.db import models
from django.utils import timezone

from .at_asking import AtAsking


@dataclass(frozen=True)
class Task:
    """One line of the officer's worklist: what to do, by when, and where it came from."""

    what: str
    address: str
    due: dt.date
    origin: str
    detail: str = ""

    @property
    def days_late(self) -> int:
        return max(0, (timezone.localdate() - self.due).days)


@dataclass(frozen=True)
class Officer:
    """Who looks at their worklist, and when."""

    id: int | None
    roles: frozenset[str]
    today: dt.date = field(default_factory=lambda: timezone.localdate())
    now: dt.datetime = field(default_factory=timezone.now)
    is_authenticated = True

    @classmethod
    def of(cls, user: Any) -> "Officer":
        """Of somebody signed in; of nobody in particular where there is no user."""
        return cls(user.pk, user.roles) if user else cls(None, frozenset())


class AnyOfficer:
    """Somebody with these roles, who they may be and on whatever day."""

    is_authenticated = True
    id = AtAsking(lambda officer: officer.id, models.BigIntegerField())
    today = AtAsking(lambda officer: officer.today, models.DateField())
    now = AtAsking(lambda officer: officer.now, models.DateTimeField())

    def __init__(self, roles: frozenset[str]) -> None:
        self.roles = roles

    def in_days(self, days: int | Callable[[], int]) -> AtAsking:
        """The day so many days from today; how many, a setting may say each time that it is asked."""

        def day(officer: Officer) -> dt.date:
            return officer.today + dt.timedelta(days=days() if callable(days) else days)

        return AtAsking(day, models.DateField())

    def from_now(self, much: dt.timedelta) -> AtAsking:
        """The moment so much later than now, or earlier where it is less than nothing."""
        return AtAsking(lambda officer: officer.now + much, models.DateTimeField())


Row = SimpleNamespace
Columns = Mapping[str, Any]


def columns(*names: str, **others: Any) -> Columns:
    """What of each row is read: fields by their own name, anything else by the name given."""
    return {name: name for name in names} | others


def the_due_of(row: Row) -> dt.date | None:
    return row.due


def together(rows: models.QuerySet, **counts: models.Aggregate) -> models.QuerySet:
    """All of them as one row with these counts, for what is one line however many they are."""
    return rows.order_by().values(all=models.Value(1)).annotate(**counts)


@dataclass(frozen=True)
class Waiting:
    """Rows that wait, the columns read of each, and the line that one becomes.

    ``due`` finds the day, where it is no column; after it ``row.due`` is that day for ``task`` too.
    A row without one does not wait: a count of nothing is such a row. What ``is_booked`` was agreed with
    somebody for a moment of that day, so from then on it stands before everything else.
    """

    rows: models.QuerySet
    columns: Columns
    task: Callable[[Row, Officer], Task]
    due: Callable[[Row], dt.date | None] = the_due_of
    is_booked: bool = False
