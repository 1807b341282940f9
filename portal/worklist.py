"""What waits for staff today, from every app, on one page."""

from base.core.tasks_found import Found, find
from base.core.tasks_waiting import Officer, Task
from base.core.worklist import SOURCES


def found_for(officer: Officer) -> list[Found]:
    """Everything due, what is booked for today first and then the most overdue, in one statement however many
    apps there are."""
    return find(tuple(source.waiting for source in SOURCES), officer)


def waiting_for(user) -> list[Task]:
    officer = Officer.of(user)
    return [one.as_task(officer) for one in found_for(officer)]
