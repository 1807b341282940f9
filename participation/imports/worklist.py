"""What lists of customers put on an officer's worklist."""

from collections.abc import Iterable

from django.conf import settings
from django.db.models import Count, Min
from django.urls import reverse
from django.utils import timezone

from portal.core.tasks_waiting import Task
from portal.core.working_days import after_working_days

from .models import Difference


def differences_to_settle(user) -> Iterable[Task]:
    """One line for all of them, due by the oldest."""
    found = Difference.objects.to_settle().aggregate(number=Count("pk"), oldest=Min("found_at"))
    if found["number"]:
        yield Task(
            what="Settle where our list and a customer disagree",
            address=reverse("imports:differences"),
            due=after_working_days(
                timezone.localdate(found["oldest"]), settings.DIFFERENCE_WORKING_DAYS
            ),
            origin="People",
            detail=f"{found['number']:,} waiting",
        )
