"""Whom officers of the demo world rang with questions, and what came of it: every way that a call can end."""

import datetime as dt
import random

from django.db.models import Q
from django.utils import timezone

from base.core.demo import World
from participation.messages.contact.rung import that_may_be_rung
from participation.people.customers.models import Customer
from participation.programme.consultations.models import Consultation
from participation.questionnaires.answering.services import begin_sheet, keep_answers
from participation.questionnaires.codes.services import give_codes
from participation.questionnaires.interviews.people import Ringing
from participation.questionnaires.kept_versions import questions_of
from participation.questionnaires.models import PhoneTry, Questionnaire, Sheet
from participation.questionnaires.outcomes import MAY_BE_BOOKED, Outcome

from ..models import Privacy, Schedule, Survey

#: Of the people who have not answered, in turn: most are not reached, and are tried again.
CAME_OF_IT = (
    Outcome.CALL_BACK,
    Outcome.NO_ANSWER,
    Outcome.LEFT_MESSAGE,
    Outcome.REFUSED,
    Outcome.NO_ANSWER,
    Outcome.WRONG_NUMBER,
    Outcome.UNAVAILABLE,
    Outcome.NOT_WORKING,
    Outcome.LANGUAGE,
)
NOTES = ("After the school run.", "Ring twice, they walk slowly.", "Their daughter picks up first.")
#: So many of them nobody has rung yet, and so many have a code of a consultation that is open.
NOT_RUNG, MOST_RUNG, WITH_A_CODE = 3, 24, 14


def ring_people(world: World) -> None:
    dice = world.dice("rung with questions")
    rung = Q(schedules__way=Schedule.Way.RING) | Q(draws__drawn_at__isnull=False)
    named = Survey.objects.open(world.now).filter(rung).exclude(privacy=Privacy.ANONYMOUS)
    for survey in named.distinct().order_by("pk"):
        _those_who_answered(survey.questionnaire, world)
        _ring(survey.questionnaire, world, dice)
    open_ones = Consultation.objects.open(world.now).filter(questionnaire__isnull=False)
    if (asked := open_ones.order_by("pk").first()) and asked.questionnaire is not None:
        answered = Q(consultation_responses__consultation=asked)
        people = that_may_be_rung(Customer.objects.current()).exclude(answered).order_by("pk")
        numbers = list(people.values_list("pk", flat=True))
        give_codes(
            questionnaire=asked.questionnaire,
            customers=dice.sample(numbers, min(WITH_A_CODE, len(numbers))),
        )
        _ring(asked.questionnaire, world, dice)


def _those_who_answered(questionnaire: Questionnaire, world: World) -> None:
    by_phone = Sheet.objects.counted().filter(questionnaire=questionnaire, mode=Sheet.Mode.PHONE)
    sheets = by_phone.exclude(customer=None)
    PhoneTry.objects.bulk_create(
        PhoneTry(
            questionnaire=questionnaire,
            customer_id=sheet.customer_id,
            interviewer=world.officer,
            at=sheet.sent_at,
            outcome=Outcome.COMPLETE,
        )
        for sheet in sheets.order_by("pk")
    )


def _ring(questionnaire: Questionnaire, world: World, dice: random.Random) -> None:
    """The first of them is half-way and is rung back today; somebody's call-back is tomorrow."""
    people = list(Ringing.about(questionnaire).people().order_by("pk"))[:-NOT_RUNG][:MOST_RUNG]
    give_codes(questionnaire=questionnaire, customers=[one.pk for one in people])
    for number, customer in enumerate(people):
        outcome = CAME_OF_IT[number % len(CAME_OF_IT)]
        booked = outcome in MAY_BE_BOOKED and number % 3 == 0
        PhoneTry.objects.create(
            questionnaire=questionnaire,
            customer=customer,
            interviewer=world.officer,
            at=_at(world, -dice.randint(1, 4), dt.time(dice.randint(10, 18), 20)),
            outcome=outcome,
            call_back_at=_at(world, min(number, 1), dt.time(14, 30)) if booked else None,
            number=customer.phone.as_e164 if customer.phone else "",
            note=dice.choice(NOTES) if booked else "",
        )
        if number == 0:
            _begin(questionnaire, customer, world)


def _at(world: World, days: int, time: dt.time) -> dt.datetime:
    day = timezone.localdate(world.now) + dt.timedelta(days=days)
    return timezone.make_aware(dt.datetime.combine(day, time))


def _begin(questionnaire: Questionnaire, customer: Customer, world: World) -> None:
    version = questionnaire.asked
    first = (
        next((one for one in questions_of(version) if one.options.all()), None) if version else None
    )
    if first is None:
        return
    sheet = begin_sheet(
        questionnaire=questionnaire,
        customer=customer,
        mode=Sheet.Mode.PHONE,
        keyed_by=world.officer,
        rings=True,
    )
    keep_answers(sheet=sheet, said={first.code: (first.options.all()[0].code,)})
