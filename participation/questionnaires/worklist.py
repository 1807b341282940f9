"""What questions and answers put on the worklist: paper forms that wait for a second of us, or to be settled,
answers from a device whose time is in doubt, and people whose record is wrong, as whoever rang them heard."""

import datetime as dt
from collections.abc import Iterator

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone

from base.core.tasks_waiting import Row, Task, Waiting, columns
from base.core.working_days import after_working_days
from base.core.worklist import waits

from .house_rules import PAPER_CHECK_WORKING_DAYS
from .interviews.waiting import wrong_numbers
from .models import DoubtfulTime, Keying, PaperForm
from .owners import handled_by

MOST_SHOWN = 50


@waits(position=45)
def paper_forms_waiting(officer) -> Iterator[Waiting]:
    """One line for all forms of the same questions. Nobody is asked to key again what they keyed, nor
    to handle what was given in confidence to others."""
    mine = Keying.objects.filter(form=OuterRef("pk"), keyed_by=officer.id)
    read = columns("pk", "title", "since")
    asked = handled_by(officer.id)
    yield Waiting(_waiting(asked, PaperForm.objects.to_settle()), read, _settle, due=_due)
    second = PaperForm.objects.waiting_for_second().exclude(Exists(mine))
    yield Waiting(_waiting(asked, second), read, _key_again, due=_due)


@waits(position=45)
def doubtful_times_waiting(officer) -> Iterator[Waiting]:
    """One line for all answers to the same questions of which one of us settles when they were given."""
    doubts = DoubtfulTime.objects.unsettled().filter(answer__questionnaire=OuterRef("pk"))
    first = doubts.order_by("answer__received_at").values("answer__received_at")[:1]
    asked = handled_by(officer.id).annotate(since=Subquery(first)).filter(since__isnull=False)
    read = columns("pk", "title", "since")
    yield Waiting(asked.order_by("since", "pk")[:MOST_SHOWN], read, _settle_time, due=_due_time)


@waits(position=46)
def wrong_numbers_waiting(officer) -> Iterator[Waiting]:
    yield from wrong_numbers()


def _waiting(asked: QuerySet, forms: QuerySet) -> QuerySet:
    """Those of the questionnaires that have such forms, those whose form came first on top."""
    first = forms.filter(questionnaire=OuterRef("pk")).order_by("received_on", "pk")
    asked = asked.annotate(since=Subquery(first.values("received_on")[:1]))
    return asked.filter(since__isnull=False).order_by("since", "pk")[:MOST_SHOWN]


def _due(row: Row) -> dt.date:
    return after_working_days(row.since, PAPER_CHECK_WORKING_DAYS.value)


def _due_time(row: Row) -> dt.date:
    return after_working_days(timezone.localdate(row.since), PAPER_CHECK_WORKING_DAYS.value)


def _settle_time(row: Row, officer) -> Task:
    return Task(
        what=f"Settle when answers were given: {row.title}",
        address=reverse("questionnaires:doubtful_times", args=[row.pk]),
        due=row.due,
        origin="Asked without signal",
        detail="The clock of a device cannot be believed",
    )


def _settle(row: Row, officer) -> Task:
    return _task(row, "Settle what two of us read differently", "Take the paper in hand")


def _key_again(row: Row, officer) -> Task:
    return _task(row, "Key paper forms a second time", "Somebody else keyed them first")


def _task(row: Row, what: str, detail: str) -> Task:
    return Task(
        what=f"{what}: {row.title}",
        address=reverse("questionnaires:paper", args=[row.pk]),
        due=row.due,
        origin="Paper forms",
        detail=detail,
    )
