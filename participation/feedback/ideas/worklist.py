"""What the log of ideas and issues puts on the worklist."""

from collections.abc import Iterator

from base.core.audience import Audience
from base.core.tasks_waiting import Row, Task, Waiting, columns
from base.core.worklist import waits

from .models import Idea, Issue

MOST_OF_EACH = 100
READ = columns("pk", "title", due="decide_by")


@waits(position=60)
def ideas_and_issues_waiting(officer) -> Iterator[Waiting]:
    """Undecided: to whoever wrote it down from the first day, to managers once it is late."""
    yield Waiting(_undecided(Issue.objects, officer), READ, _issue)
    yield Waiting(_undecided(Idea.objects, officer), READ, _idea)


def _undecided(noted, officer):
    waiting = noted.undecided().filter(noted_by=officer.id)
    if Audience.MANAGERS.admits(officer):
        waiting |= noted.overdue(officer.today)
    return waiting.order_by("decide_by", "pk")[:MOST_OF_EACH]


def _issue(row: Row, officer) -> Task:
    return Task(
        what=f"Decide about: {row.title}",
        address=Issue(pk=row.pk).get_absolute_url(),
        due=row.due,
        origin="Emerging issues",
        detail="Does a group cover it, or do we arrange something?",
    )


def _idea(row: Row, officer) -> Task:
    return Task(
        what=f"Decide about: {row.title}",
        address=Idea(pk=row.pk).get_absolute_url(),
        due=row.due,
        origin="Ideas",
    )
