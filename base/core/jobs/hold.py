"""A worker's side of a job: telling how far it is, handing over, failing.

A claim is known by its moment: what a worker writes holds only while the row is still in that state
under that claim, so that a worker taken for dead and replaced can spoil nothing.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils import timezone

from base.core.refused import Refused

log = logging.getLogger(__name__)


class TakenOver(Exception):
    """The row was put back and another worker has it, or had it already."""


class LeftUnfinished(Exception):
    """The work came to its end and handed nothing over."""


@dataclass
class Hold:
    """A worker's hold on a row, from its claim until it is handed over or taken away."""

    row: Any
    finished: bool = field(default=False, init=False)

    def carry_out(self, work: Callable[["Hold"], None]) -> bool:
        """Do the work; whether it is finished now. A failure is kept on the row, for people to read."""
        try:
            work(self)
            if not self.finished:
                raise LeftUnfinished("nothing was handed over")
        except TakenOver:
            self._say_taken_over()
        except Exception as problem:
            self.fail(problem)
        else:
            return True
        return False

    def tell(self, step: str, progress: int) -> None:
        """Say what is being done. Doubles as the sign of life that keeps the sweep away."""
        self.write(step=step[:80], progress=progress, beat_at=timezone.now())

    def write(self, **fields: Any) -> None:
        """Write into the row. ``TakenOver`` where it is in other hands by now."""
        if not self.mine().update(**fields):
            raise TakenOver(self.row.pk)

    def finish(self, state: str, **fields: Any) -> None:
        """Hand over, in one statement, with whatever else came of it."""
        self.write(**{"progress": 100, "step": "", **fields, "state": state})
        self.finished = True

    def fail(self, problem: Exception) -> None:
        if not isinstance(problem, Refused):
            log.error("%s %s.", self._named, self.row.failed_in_words, exc_info=problem)
        error = self.row.why_it_failed(problem)[:2000]
        try:
            self.write(state=self.row.FAILED, error=error, step="", progress=0)
        except TakenOver:
            self._say_taken_over()

    def mine(self) -> models.QuerySet:
        return type(self.row)._default_manager.filter(
            pk=self.row.pk, state=self.row.state, claimed_at=self.row.claimed_at
        )

    @property
    def _named(self) -> str:
        return f"{self.row._meta.verbose_name} {self.row.pk}".capitalize()

    def _say_taken_over(self) -> None:
        log.warning("%s was taken over by another worker.", self._named)
