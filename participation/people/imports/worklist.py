"""What lists of customers put on an officer's worklist."""

from collections.abc import Iterable

from django.conf import settings
from django.db.models import Count, Min, Q
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Audience
from base.core.tasks_waiting import Task
from base.core.working_days import after_working_days

from .models import Difference, Import

#: A list is of one day, and our records move on under it.
DAYS_TO_APPLY = 2


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


def lists_waiting(user) -> Iterable[Task]:
    """To apply, for managers; what stopped, for whoever uploaded it."""
    wanted = Q(state=Import.State.FAILED, asked_by=user)
    if Audience.MANAGERS.admits(user):
        wanted |= Q(state=Import.State.CHECKED)
    for imported in Import.objects.filter(wanted).select_related("asked_by"):
        if imported.has_failed:
            what, since, days = "See why it stopped", imported.asked_at, 0
        elif imported.changes_something:
            what, since, days = "Look at and apply", imported.checked_at, DAYS_TO_APPLY
        else:
            continue
        yield Task(
            what=f"{what}: {imported}",
            address=imported.get_absolute_url(),
            due=after_working_days(timezone.localdate(since), days),
            origin="Lists",
            detail=f"Uploaded by {imported.asked_by}",
        )
