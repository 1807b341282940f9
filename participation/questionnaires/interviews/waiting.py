"""What ringing people puts on the worklist: call-backs, and numbers that are wrong.

Whoever owns questions yields :func:`call_backs`, for it knows which of them are still open.
"""

import datetime as dt
from collections.abc import Iterator

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from base.core.tasks_waiting import Row, Task, Waiting, columns
from base.core.templatetags.words import clock
from base.core.working_days import after_working_days

from ..models import PhoneTry, Sheet
from ..outcomes import Outcome, that

MOST_SHOWN = 50
#: Working days in which a wrong number is put right.
TO_MEND = 5


def call_backs(officer, questionnaires: QuerySet) -> Iterator[Waiting]:
    """Those that this one of us has promised or planned, until somebody has rung again or they have answered."""
    answered = Sheet.objects.counted().filter(
        questionnaire=OuterRef("questionnaire"), customer=OuterRef("customer")
    )
    booked = PhoneTry.objects.latest().filter(
        ~Exists(answered),
        interviewer=officer.id,
        call_back_at__isnull=False,
        customer__erased_at=None,
        questionnaire__in=questionnaires,
    )
    read = columns(
        "questionnaire_id",
        "customer_id",
        "call_back_at",
        "outcome",
        who="customer__name",
        title="questionnaire__title",
    )
    booked = booked.order_by("call_back_at", "pk")[:MOST_SHOWN]
    yield Waiting(booked, read, _ring_back, due=_day, is_booked=True)


def wrong_numbers() -> Iterator[Waiting]:
    """As long as our record still has the number, or the person."""
    unchanged = Q(customer__phone=F("number")) | Q(outcome__in=that(is_wrong=True, no_more=True))
    wrong = PhoneTry.objects.latest().filter(
        unchanged,
        outcome__in=that(is_wrong=True),
        customer__erased_at=None,
        customer__ended_on=None,
    )
    read = columns("customer_id", "at", "outcome", who="customer__name")
    yield Waiting(wrong.order_by("at", "pk")[:MOST_SHOWN], read, _mend, due=_mend_by)


def _day(row: Row) -> dt.date:
    return timezone.localdate(row.call_back_at)


def _ring_back(row: Row, officer) -> Task:
    promised = "They asked for it" if row.outcome == Outcome.CALL_BACK else "They were not reached"
    return Task(
        what=f"Ring {row.who} at {clock(row.call_back_at)}: {row.title}",
        address=reverse("questionnaires:phone_call", args=[row.questionnaire_id, row.customer_id]),
        due=row.due,
        origin="Ringing people",
        detail=promised,
    )


def _mend_by(row: Row) -> dt.date:
    return after_working_days(timezone.localdate(row.at), TO_MEND)


def _mend(row: Row, officer) -> Task:
    return Task(
        what=f"Look whether our record is right: {row.who}",
        address=reverse("customers:detail", args=[row.customer_id]),
        due=row.due,
        origin="Ringing people",
        detail=Outcome(row.outcome).label,
    )
