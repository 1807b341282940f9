"""Papers of responses that the board waits for."""

import datetime as dt
from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from base.core.audience import Audience
from base.core.tasks_waiting import Row, Task, Waiting, columns
from base.core.working_days import after_working_days
from base.core.worklist import waits
from participation.programme.activities.house_rules import CLOSE_OUT_WORKING_DAYS

from .exercises.missing import without_edition
from .exercises.of import CODE as EXERCISE
from .models import HeadTold, ReportEdition
from .monthly.of import CODE as MONTHLY
from .responses.missing import BEFORE_DECISION, without_paper
from .responses.of import CODE

MOST_SHOWN = 20


@waits(position=25)
def papers_of_responses_waiting(officer) -> Iterator[Waiting]:
    """To managers, who build reports: of each consultation that closed and is not decided."""
    if not Audience.MANAGERS.admits(officer):
        return
    closed = without_paper().filter(ends_at__lte=officer.now, decided_on=None)
    read = columns("pk", "title", "ends_at", "decision_due_on")
    yield Waiting(closed.order_by("ends_at", "pk")[:MOST_SHOWN], read, _to_build, due=_due)


@waits(position=27)
def monthly_reports_waiting(officer) -> Iterator[Waiting]:
    """To each head of service what they were sent and have not read; to managers what could not be built."""
    mine = HeadTold.objects.filter(officer=officer.id, read_at=None).order_by("told_at", "pk")
    read = columns("pk", "told_at", of="edition__subject_name", day="edition__first_day")
    yield Waiting(mine[:MOST_SHOWN], read, _to_read, due=_told_on)
    if Audience.MANAGERS.admits(officer):
        failed = ReportEdition.objects.filter(kind=MONTHLY, state=ReportEdition.State.FAILED)
        read = columns("pk", "asked_at", of="subject_name", day="first_day")
        yield Waiting(failed.order_by("asked_at", "pk")[:MOST_SHOWN], read, _to_try, due=_asked_on)


@waits(position=28)
def exercises_without_edition(officer) -> Iterator[Waiting]:
    """To managers: the panel has published its report, and nobody has made the PDF of it."""
    if not Audience.MANAGERS.admits(officer):
        return
    read = columns("pk", "title", due="published_on", panel="panel__name")
    yield Waiting(without_edition()[:MOST_SHOWN], read, _to_publish)


def _to_publish(row: Row, officer) -> Task:
    return Task(
        what=f"Build and publish the panel’s report: {row.title}",
        address=reverse("reports:ask_kind", args=[EXERCISE]),
        due=row.due,
        origin=row.panel,
        detail="The panel has published what it says",
    )


def _told_on(row: Row) -> dt.date:
    return timezone.localdate(row.told_at)


def _asked_on(row: Row) -> dt.date:
    return timezone.localdate(row.asked_at)


def _to_read(row: Row, officer) -> Task:
    return Task(
        what=f"Read the monthly report: {row.of}, {date_format(row.day, 'F Y')}",
        address=reverse("reports:monthly"),
        due=row.due,
        origin="Reports",
        detail="You answer for this service",
    )


def _to_try(row: Row, officer) -> Task:
    return Task(
        what=f"It could not be built, try again: {row.of}, {date_format(row.day, 'F Y')}",
        address=reverse("reports:edition_desk", args=[row.pk]),
        due=row.due,
        origin="Reports",
        detail="The monthly report of this service",
    )


def _due(row: Row) -> dt.date:
    if row.decision_due_on:
        return row.decision_due_on - BEFORE_DECISION
    return after_working_days(timezone.localdate(row.ends_at), CLOSE_OUT_WORKING_DAYS.value)


def _to_build(row: Row, officer) -> Task:
    return Task(
        what=f"Give the board the paper of responses: {row.title}",
        address=reverse("reports:ask_kind", args=[CODE]),
        due=row.due,
        origin="Consultation",
        detail="It has closed, and the board reads it before it decides",
    )
