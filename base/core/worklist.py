"""What waits for staff: how an app says so in its ``worklist.py``.

    @waits(position=50)
    def agenda_items_waiting(officer):
        waiting = AgendaItem.objects.waiting().filter(event__lead_officer=officer.id)
        yield Waiting(waiting.order_by("pk")[:50], columns("pk", "title", "due_on"), _to_answer)

It says which rows wait and what of each is read for its line. It is asked once for each set of roles,
and what it answers is kept as SQL: who the officer is and what day it is are not known to it yet. They
are asked of the officer it is given (``officer.id``, ``officer.today``), or said as ``AtAsking``.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from .declared import Declared
from .tasks_found import find
from .tasks_waiting import AnyOfficer, Officer, Task, Waiting


@dataclass(frozen=True, eq=False)
class Source:
    """One answer of an app to what waits. Called with a user, it lists its own tasks alone."""

    waiting: Callable[[AnyOfficer], Iterable[Waiting]]

    def __call__(self, user: Any) -> list[Task]:
        officer = Officer.of(user)
        return [one.as_task(officer) for one in find((self.waiting,), officer)]


SOURCES: Declared[Source] = Declared("worklist")


def waits(*, position: int) -> Callable[[Callable[[Any], Iterable[Waiting]]], Source]:
    """Tasks that are due on the same day stand in the order of these positions."""
    return lambda waiting: SOURCES.add(Source(waiting), position=position)
