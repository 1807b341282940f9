"""What investigations put on the worklist: a map to draw, a stage whose day has passed, a refresher."""

import datetime as dt
from collections.abc import Iterator

from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Audience
from base.core.periods import months_after
from base.core.tasks_waiting import Row, Task, Waiting, columns
from base.core.worklist import waits

from .house_rules import MAPPER_REFRESH_MONTHS
from .models import Assignment, Investigation, Mapper, Stage

MOST_SHOWN = 50
ORIGIN = "Service investigations"
#: A refresher is arranged so long before the training runs out.
SOON_MONTHS = 2


@waits(position=59)
def investigations_waiting(officer) -> Iterator[Waiting]:
    """To whoever leads one whose last day has passed; to a colleague whose map is to be drawn now."""
    if not Audience.STAFF.admits(officer):
        return
    led = Investigation.objects.open().filter(lead_officer=officer.id, ends_at__lt=officer.now)
    read = columns("pk", "title", "stage", on="ends_at")
    yield Waiting(led.order_by("ends_at", "pk")[:MOST_SHOWN], read, _to_finish, due=_day)
    maps = Assignment.objects.filter(
        mapper__colleague=officer.id,
        mapper__ended_on=None,
        stage=F("investigation__stage"),
        investigation__published_at=None,
        investigation__cancelled_at=None,
    )
    read = columns(
        "stage", of="investigation", on="investigation__ends_at", title="investigation__title"
    )
    yield Waiting(maps.order_by("pk")[:MOST_SHOWN], read, _to_map, due=_day)


@waits(position=60)
def refreshers_due(officer) -> Iterator[Waiting]:
    """To whoever put them on the register: their training runs out within two months, or has."""
    noted = Mapper.objects.on_register().filter(added_by=officer.id)
    read = columns("pk", "trained_on")
    yield Waiting(noted.order_by("trained_on", "pk")[:MOST_SHOWN], read, _to_refresh, due=_runs_out)


def _day(row: Row) -> dt.date:
    return timezone.localdate(row.on)


def _runs_out(row: Row) -> dt.date | None:
    due = months_after(row.trained_on, MAPPER_REFRESH_MONTHS.value)
    return due if due <= months_after(timezone.localdate(), SOON_MONTHS) else None


def _to_finish(row: Row, officer) -> Task:
    return Task(
        what=f"Finish an investigation: {row.title}",
        address=reverse("investigations:page", args=[row.pk]),
        due=row.due,
        origin=ORIGIN,
        detail=f"It stands at: {Stage(row.stage).label.lower()}",
    )


def _to_map(row: Row, officer) -> Task:
    return Task(
        what=f"Draw a journey map: {row.title}",
        address=reverse("investigations:map", args=[row.of, row.stage]),
        due=row.due,
        origin=ORIGIN,
        detail=Stage(row.stage).label,
    )


def _to_refresh(row: Row, officer) -> Task:
    return Task(
        what="Arrange a refresher for a mapper",
        address=reverse("investigations:mapper", args=[row.pk]),
        due=row.due,
        origin=ORIGIN,
        detail="Without one they cannot be given a map",
    )
