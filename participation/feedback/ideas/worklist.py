"""What the log of ideas and issues puts on the worklist."""

from collections.abc import Iterable
from itertools import chain

from base.core.audience import Audience
from base.core.tasks_waiting import Task

from .models import Idea, Issue

MOST = 100


def ideas_and_issues_waiting(user) -> Iterable[Task]:
    """Undecided: to whoever wrote it down from the first day, to managers once it is late."""
    for noted in chain(_waiting(Issue.objects, user), _waiting(Idea.objects, user)):
        issue = isinstance(noted, Issue)
        yield Task(
            what=f"Decide about: {noted}",
            address=noted.get_absolute_url(),
            due=noted.decide_by,
            origin="Emerging issues" if issue else "Ideas",
            detail="Does a group cover it, or do we arrange something?" if issue else "",
        )


def _waiting(noted, user):
    mine = noted.undecided().filter(noted_by=user)
    late = noted.overdue() if Audience.MANAGERS.admits(user) else noted.none()
    return (mine | late).order_by("decide_by", "pk")[:MOST]
