"""What lists of customers put on an officer's worklist."""

import datetime as dt
from collections.abc import Iterator

from django.db.models import Count, Min, Q
from django.urls import reverse
from django.utils import timezone

from base.accounts.models import shown_name
from base.core.audience import Audience
from base.core.tasks_waiting import Row, Task, Waiting, columns, together
from base.core.working_days import after_working_days
from base.core.worklist import waits

from .house_rules import DIFFERENCE_WORKING_DAYS
from .models import CHANGES, Difference, Import

#: A list is of one day, and our records move on under it.
DAYS_TO_APPLY = 2


@waits(position=150)
def differences_to_settle(officer) -> Iterator[Waiting]:
    """One line for all of them, due by the oldest."""
    waiting = Difference.objects.to_settle()
    counted = together(waiting, number=Count("pk"), oldest=Min("found_at"))
    yield Waiting(counted, columns("number", "oldest"), _to_settle, due=_settle_by)


def _settle_by(row: Row) -> dt.date | None:
    if not row.number:
        return None
    return after_working_days(timezone.localdate(row.oldest), DIFFERENCE_WORKING_DAYS.value)


def _to_settle(row: Row, officer) -> Task:
    return Task(
        what="Settle where our list and a customer disagree",
        address=reverse("imports:differences"),
        due=row.due,
        origin="People",
        detail=f"{row.number:,} waiting",
    )


@waits(position=160)
def lists_waiting(officer) -> Iterator[Waiting]:
    """To apply, for managers, where it changes something; what stopped, for whoever uploaded it."""
    wanted = Q(state=Import.State.FAILED, asked_by=officer.id)
    if Audience.MANAGERS.admits(officer):
        changes = Q()
        for one in CHANGES:
            changes |= Q(**{f"counts__{one}__gt": 0})
        wanted |= Q(changes, state=Import.State.CHECKED)
    read = columns(
        "pk", "file_name", "state", "asked_at", "checked_at", asked_by=shown_name("asked_by")
    )
    yield Waiting(Import.objects.filter(wanted), read, _to_look_at, due=_look_by)


def _look_by(row: Row) -> dt.date:
    if row.state == Import.State.FAILED:
        return timezone.localdate(row.asked_at)
    return after_working_days(timezone.localdate(row.checked_at), DAYS_TO_APPLY)


def _to_look_at(row: Row, officer) -> Task:
    what = "See why it stopped" if row.state == Import.State.FAILED else "Look at and apply"
    return Task(
        what=f"{what}: {row.file_name}",
        address=Import(pk=row.pk).get_absolute_url(),
        due=row.due,
        origin="Lists",
        detail=f"Uploaded by {row.asked_by}",
    )
