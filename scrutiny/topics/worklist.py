"""What waits for staff: a suggestion that somebody has to read before everybody can, and what a panel has to decide."""

from collections.abc import Iterator

from base.core.tasks_waiting import Row, Task, Waiting, columns
from base.core.working_days import after_working_days
from base.core.worklist import waits

from .house_rules import TOPIC_DECIDE_WORKING_DAYS, TOPIC_READ_WORKING_DAYS
from .models import Topic

#: An officer's list stays readable; the rest stand on the list of topics.
MOST_OF_EACH = 50


@waits(position=58)
def topics_waiting(officer) -> Iterator[Waiting]:
    yield Waiting(
        Topic.objects.to_read().order_by("suggested_on", "pk")[:MOST_OF_EACH],
        columns("pk", "title", on="suggested_on"),
        _to_read,
        due=_read_by,
    )
    yield Waiting(
        Topic.objects.to_consider().order_by("must_since", "pk")[:MOST_OF_EACH],
        columns("pk", "title", on="must_since", panel="panel__name"),
        _to_consider,
        due=_decide_by,
    )


def _read_by(row: Row):
    return after_working_days(row.on, TOPIC_READ_WORKING_DAYS.value)


def _decide_by(row: Row):
    return after_working_days(row.on, TOPIC_DECIDE_WORKING_DAYS.value)


def _to_read(row: Row, officer) -> Task:
    return Task(
        what=f"Read a suggestion for scrutiny: {row.title}",
        address=Topic(pk=row.pk).staff_address,
        due=row.due,
        origin="Topics for scrutiny",
        detail="It may name somebody",
    )


def _to_consider(row: Row, officer) -> Task:
    return Task(
        what=f"Put before the panel: {row.title}",
        address=Topic(pk=row.pk).staff_address,
        due=row.due,
        origin=row.panel,
        detail="The panel has to vote on it and say why",
    )
