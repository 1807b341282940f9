"""Beginning a consultation with words that are ready."""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from base.accounts.models import User
from base.core.moments import moment
from base.core.refused import Refused
from participation.people.customers.models import Aim, Level, Tenure
from participation.programme.activities.models import Service
from participation.programme.activities.part_forms import CLOSES_AT
from participation.questionnaires.bank.ready import RENT
from participation.questionnaires.bank.services import begin_from

from ..models import Consultation, Duty
from ..questions import write_questions
from ..services import log_consultation
from .dates import RentDates, soonest
from .rent import written


@transaction.atomic
def begin_rent_consultation(*, decided_on: dt.date, by: User) -> Consultation:
    """A draft with its words, questions and days, for those who pay us rent. Only staff see it."""
    dates, first = RentDates(decided_on), soonest(timezone.localdate())
    if decided_on < first.decided_on:
        raise Refused(
            f"Decide on {date_format(first.decided_on, 'j F Y')} or later: people need time to answer, and "
            "you need time to weigh what they say."
        )
    consultation = log_consultation(
        by=by,
        duty=Duty.S25_RENT,
        service=Service.RENT,
        level=Level.objects.filter(code="consultation").first() or Level.objects.earliest("rank"),
        aims=Aim.objects.filter(code="decide"),
        tenures=Tenure.objects.filter(rents_from_us=True),
        starts_at=moment(dates.opens_on, dt.time.min),
        ends_at=moment(dates.closes_on, CLOSES_AT),
        decision_due_on=decided_on,
        **written(new_rent_from=dates.new_rent_from),
    )
    begin_from(questionnaire=write_questions(consultation=consultation, by=by), ready=RENT, by=by)
    return consultation
