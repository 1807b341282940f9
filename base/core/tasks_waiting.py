import datetime as dt
from dataclasses import dataclass

from django.utils import timezone


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
