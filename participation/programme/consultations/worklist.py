"""What consultations put on the worklist."""

import datetime as dt
from collections.abc import Iterator

from django.db.models import Count, Exists, Min, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from base.core.jobs import JobState
from base.core.tasks_waiting import Row, Task, Waiting, columns
from base.core.working_days import after_working_days
from base.core.worklist import waits
from participation.programme.activities.house_rules import CLOSE_OUT_WORKING_DAYS
from participation.questionnaires.interviews.waiting import call_backs

from .house_rules import FORUM_WORKING_DAYS
from .models import Consultation, NewsRequest, Response

CLOSING_SOON = dt.timedelta(days=7)
#: An officer's list stays readable; the rest stand on the list of consultations.
MOST_SHOWN = 50


@waits(position=20)
def consultations_waiting(officer) -> Iterator[Waiting]:
    """Open ones that close within a week, closed ones to decide, decided ones to close out."""
    waiting = (
        Consultation.objects.published()
        .filter(cancelled_at=None, closed_out_at=None, ends_at__lte=officer.from_now(CLOSING_SOON))
        .exclude(starts_at__gt=officer.now)
        .order_by("ends_at", "pk")[:MOST_SHOWN]
    )
    read = columns(
        "pk", "title", "starts_at", "ends_at", "decided_on", "decision_due_on", "consideration"
    )
    yield Waiting(waiting, read, _to_do, due=_due)


@waits(position=22)
def people_without_news(officer) -> Iterator[Waiting]:
    """Decided ones of which somebody who took part, or asked, has not heard once people were told (T-58)."""
    their = {"consultation": OuterRef("pk")}
    answers = Response.objects.filter(
        told_at=None, customer__erased_at=None, customer__wants_results=True, **their
    )
    asked = NewsRequest.objects.to_tell().filter(**their)
    told = Consultation.objects.filter(decision_news__state__in=[JobState.DONE, JobState.FAILED])
    waiting = told.filter(Exists(answers) | Exists(asked)).order_by("decided_on", "pk")
    yield Waiting(waiting[:MOST_SHOWN], columns("pk", "title", due="decided_on"), _to_tell)


@waits(position=23)
def forums_to_read(officer) -> Iterator[Waiting]:
    """To whoever leads it: what people wrote that nobody else can read yet (F-55)."""
    unread = Q(topics__posts__shown_at=None, topics__posts__turned_down_at=None)
    counted = Consultation.objects.filter(lead_officer=officer.id).annotate(
        number=Count("topics__posts", filter=unread),
        since=Min("topics__posts__written_at", filter=unread),
    )
    waiting = counted.filter(number__gt=0).order_by("pk")[:MOST_SHOWN]
    yield Waiting(waiting, columns("pk", "title", "number", "since"), _to_read, due=_read_by)


def _read_by(row: Row) -> dt.date:
    return after_working_days(timezone.localdate(row.since), FORUM_WORKING_DAYS.value)


def _to_read(row: Row, officer) -> Task:
    return Task(
        what=f"Read what people wrote in the forum: {row.title}",
        address=reverse("consultations:staff_forum", args=[row.pk]),
        due=row.due,
        origin="Consultation",
        detail=f"{row.number} that nobody else can read yet",
    )


@waits(position=21)
def consultation_calls_waiting(officer) -> Iterator[Waiting]:
    """People whom this officer rings back about a consultation that is open."""
    yield from call_backs(officer, Consultation.objects.open(officer.now).values("questionnaire"))


def _to_tell(row: Row, officer) -> Task:
    return Task(
        what=f"Tell those who have not heard: {row.title}",
        address=reverse("consultations:hub", args=[row.pk]),
        due=row.due,
        origin="Consultation, decided",
        detail="Somebody took part, or asked, and was not told",
    )


def _consultation(row: Row) -> Consultation:
    return Consultation(starts_at=row.starts_at, ends_at=row.ends_at)


def _due(row: Row) -> dt.date:
    consultation = _consultation(row)
    if consultation.is_open:
        return consultation.closes_on
    if row.decided_on is None and row.decision_due_on:
        return row.decision_due_on
    since = row.decided_on or consultation.closes_on
    return after_working_days(since, CLOSE_OUT_WORKING_DAYS.value)


def _to_do(row: Row, officer) -> Task:
    consultation = _consultation(row)
    if consultation.is_open:
        what, detail = "Closes soon", "Remind people, and put answers on record"
    elif row.decided_on is None:
        what, detail = "Decide", _decision_detail(row)
    else:
        what, detail = "Close out", "Write down what was said and what it cost"
    return Task(
        what=f"{what}: {row.title}",
        address=reverse("consultations:hub", args=[row.pk]),
        due=row.due,
        origin=f"Consultation, {date_format(consultation.closes_on, 'j M')}",
        detail=detail,
    )


def _decision_detail(row: Row) -> str:
    if not row.consideration:
        return "First write down how you weighed what people said"
    return "People were told when to expect it" if row.decision_due_on else ""
