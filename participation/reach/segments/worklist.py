"""What the profiles put on the worklist."""

import datetime as dt
from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone

from base.core.tasks_waiting import Row, Task, Waiting, columns
from base.core.worklist import waits

from .models import ProfileAnalysis


@waits(position=180)
def analyses_that_failed(officer) -> Iterator[Waiting]:
    """It is tried again every night; somebody should know meanwhile."""
    failed = ProfileAnalysis.objects.failed()[:1]
    yield Waiting(failed, columns("failed_at", "error"), _to_know, due=_since)


def _since(analysis: Row) -> dt.date:
    return timezone.localdate(analysis.failed_at)


def _to_know(analysis: Row, officer) -> Task:
    return Task(
        what="The analysis of the profiles failed",
        address=reverse("segments:profiles"),
        due=analysis.due,
        origin="Profiles",
        detail=analysis.error,
    )
