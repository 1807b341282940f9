"""Somebody is rung, and something comes of it."""

import datetime as dt

from django.utils import timezone

from participation.questionnaires.interviews.people import IN_ORDER
from participation.questionnaires.interviews.services import record_try, take
from participation.questionnaires.models import PhoneTry
from participation.questionnaires.outcomes import Outcome


def names(ringing) -> list[str]:
    return [one.name for one in ringing.people().order_by(*IN_ORDER)]


def rung(ringing, customer, by, outcome: Outcome, **more) -> PhoneTry:
    take(ringing=ringing, customer=customer, by=by, they_rang=True)
    return record_try(ringing=ringing, customer=customer, by=by, outcome=outcome, **more)


def in_days(days: float) -> dt.datetime:
    return timezone.now() + dt.timedelta(days=days)


def call_of(ringing, customer) -> str:
    return f"/staff/questionnaires/{ringing.questionnaire.pk}/phone/{customer.pk}/"
