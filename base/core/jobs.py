"""Work in the background: a row first, claimed by one worker, taken from it when it falls silent.

The row has ``state``, ``progress``, ``step``, ``claimed_at`` and ``beat_at``. A claim is known by its
moment: what a worker writes holds only while the row is still in that state under that claim, so that
a worker taken for dead and replaced can spoil nothing.
"""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils import timezone


class TakenOver(Exception):
    """The row was put back and another worker has it, or had it already."""


@dataclass
class Hold:
    """A worker's hold on a row, from its claim until it is handed over or taken away."""

    row: Any

    def tell(self, step: str, progress: int) -> None:
        """Say what is being done. Doubles as the sign of life that keeps the sweep away."""
        self.write(step=step[:80], progress=progress, beat_at=timezone.now())

    def write(self, **fields: Any) -> None:
        if not self.mine().update(**fields):
            raise TakenOver(self.row.pk)

    def mine(self) -> models.QuerySet:
        return type(self.row)._default_manager.filter(
            pk=self.row.pk, state=self.row.state, claimed_at=self.row.claimed_at
        )
