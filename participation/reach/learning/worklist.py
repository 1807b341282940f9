"""What the directory puts on the worklist."""

from collections.abc import Iterator

from base.core.tasks_waiting import Row, Task, Waiting, columns
from base.core.worklist import waits

from .models import Signpost

MOST_SIGNPOSTS = 50


@waits(position=120)
def signposts_to_check(officer) -> Iterator[Waiting]:
    due = Signpost.objects.due_for_checking(officer.today).order_by("check_by", "pk")
    yield Waiting(due[:MOST_SIGNPOSTS], columns("pk", "name", due="check_by"), _to_check)


def _to_check(row: Row, officer) -> Task:
    return Task(
        what=f"Check that it is still true: {row.name}",
        address=Signpost(pk=row.pk).get_absolute_url(),
        due=row.due,
        origin="Local services",
        detail="A phone call, or a look at their page",
    )
