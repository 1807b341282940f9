"""What members of a forum asked us to look at."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone

from base.core.tasks_waiting import Row, Task, Waiting, columns
from base.core.working_days import after_working_days
from base.core.worklist import waits

from .models import ForumNotice

MOST_SHOWN = 50
#: As whoever asks is told.
WORKING_DAYS = 2


@waits(position=61)
def notices_to_look_at(officer) -> Iterator[Waiting]:
    """To everybody: whoever is there first looks."""
    yield Waiting(
        ForumNotice.objects.to_look_at().order_by("reported_at", "pk")[:MOST_SHOWN],
        columns("pk", "reported_at", forum="forum__title"),
        _to_look_at,
        due=_soon_after,
    )


def _soon_after(row: Row):
    return after_working_days(timezone.localdate(row.reported_at), WORKING_DAYS)


def _to_look_at(row: Row, officer) -> Task:
    return Task(
        what="Look at what a member says should go",
        address=reverse("network:look_at", args=[row.pk]),
        due=row.due,
        origin=row.forum,
    )
