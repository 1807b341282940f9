"""What checks of samples put on the worklist."""

import datetime as dt
from collections.abc import Iterator

from django.db import models
from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone

from base.core.at_asking import AtAsking
from base.core.periods import Month
from base.core.tasks_waiting import Row, Task, Waiting, columns
from base.core.working_days import after_working_days
from base.core.worklist import waits

from .house_rules import CHECK_WORKING_DAYS
from .models import Checklist, Sample

MOST_SHOWN = 50
ORIGIN = "Calls and answers we check"
LAST_MONTH = AtAsking(lambda officer: Month.of(officer.today).previous.first, models.DateField())
THIS_MONTH = AtAsking(lambda officer: Month.of(officer.today).first, models.DateField())


@waits(position=29)
def checks_waiting(officer) -> Iterator[Waiting]:
    """Last month's sample to draw; what they have to check; what is checked and not written up."""
    drawn = Sample.objects.filter(month__gte=LAST_MONTH).order_by().values("checklist")
    lists = Checklist.objects.in_use().filter(in_use_since__date__lt=THIS_MONTH)
    undrawn = lists.exclude(pk__in=drawn).order_by("pk")[:MOST_SHOWN]
    yield Waiting(undrawn, columns("pk", "title"), _to_draw, due=_draw_by)
    mine = Q(contacts__officer=officer.id, contacts__checked_at=None, contacts__left_out_because="")
    to_check = Sample.objects.annotate(number=Count("contacts", filter=mine)).filter(number__gt=0)
    read = columns("pk", "number", due="due_on", title="checklist__title")
    yield Waiting(to_check.order_by("due_on", "pk")[:MOST_SHOWN], read, _to_check)
    checked = Sample.objects.checked().filter(learnt="", drawn_by=officer.id)
    read = columns("pk", due="due_on", title="checklist__title")
    yield Waiting(checked.order_by("due_on", "pk")[:MOST_SHOWN], read, _to_write_up)


def _draw_by(row: Row) -> dt.date:
    last = Month.of(timezone.localdate()).previous.last
    return after_working_days(last, max(1, CHECK_WORKING_DAYS.value // 3))


def _to_draw(row: Row, officer) -> Task:
    return Task(
        what=f"Draw last month’s sample: {row.title}",
        address=reverse("checks:checklist", args=[row.pk]),
        due=row.due,
        origin=ORIGIN,
    )


def _to_check(row: Row, officer) -> Task:
    return Task(
        what=f"Check what was drawn: {row.title}",
        address=reverse("checks:ours"),
        due=row.due,
        origin=ORIGIN,
        detail=f"{row.number} of them are yours",
    )


def _to_write_up(row: Row, officer) -> Task:
    return Task(
        what=f"Write down what was learnt: {row.title}",
        address=reverse("checks:learnt", args=[row.pk]),
        due=row.due,
        origin=ORIGIN,
        detail="All that was drawn has been checked",
    )
