import datetime as dt
from collections.abc import Iterator

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from base.core.tasks_waiting import Task
from base.core.working_days import after_working_days

from .models import Consultation

CLOSING_SOON = dt.timedelta(days=7)
#: An officer's list stays readable; the rest stand on the list of consultations.
MOST_SHOWN = 50


def consultations_waiting(user) -> Iterator[Task]:
    """Open ones that close within a week, closed ones to decide, decided ones to close out."""
    soon = timezone.now() + CLOSING_SOON
    waiting = (
        Consultation.objects.published()
        .filter(cancelled_at=None, closed_out_at=None, ends_at__lte=soon)
        .exclude(Q(starts_at__gt=timezone.now()))
        .order_by("ends_at", "pk")[:MOST_SHOWN]
    )
    for consultation in waiting:
        yield _task(consultation)


def _task(consultation: Consultation) -> Task:
    closes = consultation.closes_on
    if consultation.is_open:
        what, due, detail = "Closes soon", closes, "Remind people, and put answers on record"
    elif consultation.decided_on is None:
        what, due, detail = "Decide", _decide_by(consultation), _decision_detail(consultation)
    else:
        what, detail = "Close out", "Write down what was said and what it cost"
        due = after_working_days(consultation.decided_on, settings.CLOSE_OUT_WORKING_DAYS)
    return Task(
        what=f"{what}: {consultation.title}",
        address=reverse("consultations:hub", args=[consultation.pk]),
        due=due,
        origin=f"Consultation, {date_format(closes, 'j M')}",
        detail=detail,
    )


def _decide_by(consultation: Consultation) -> dt.date:
    if consultation.decision_due_on:
        return consultation.decision_due_on
    return after_working_days(consultation.closes_on, settings.CLOSE_OUT_WORKING_DAYS)


def _decision_detail(consultation: Consultation) -> str:
    if not consultation.consideration:
        return "First write down how you weighed what people said"
    return "People were told when to expect it" if consultation.decision_due_on else ""
