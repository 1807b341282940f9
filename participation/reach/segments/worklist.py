from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone

from base.core.tasks_waiting import Task

from .models import ProfileAnalysis


def analyses_that_failed(user) -> Iterator[Task]:
    """It is tried again every night; somebody should know meanwhile."""
    for analysis in ProfileAnalysis.objects.failed()[:1]:
        yield Task(
            what="The analysis of the profiles failed",
            address=reverse("segments:profiles"),
            due=timezone.localdate(analysis.failed_at),
            origin="Profiles",
            detail=analysis.error,
        )
