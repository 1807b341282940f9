"""Returns of the demo world, written down in bulk with all that follows of each."""

import datetime as dt
import random
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from django.utils import timezone

from base.core.demo import World
from base.core.periods import FinancialYear
from base.core.working_days import after_working_days
from participation.programme.activities.models import Engagement, ServiceLead
from participation.questionnaires.kinds import Kind
from participation.questionnaires.models import Answer, Question, Questionnaire, Sheet

from ..failures.services import in_words
from ..house_rules import SHOPPING_FAILURE_WORKING_DAYS
from ..marks import marks_of
from ..models import Failure, Mark, Return, Shopper
from ..years import activity_of
from .words import DONE

DAY = dt.timedelta(days=1)


class Told(NamedTuple):
    """One return before it is written down."""

    customer: int
    questionnaire: Questionnaire
    questions: list[Question]
    about: dict
    said: dict
    on: dt.date


def write_down(world: World, told: list[Told], dice: random.Random) -> None:
    """Sheets, answers, returns, marks, lines of the ledger and what was to be put right, in bulk."""
    sheets = Sheet.objects.bulk_create(
        Sheet(
            questionnaire=one.questionnaire,
            version=one.questions[0].version,
            customer_id=one.customer,
            begun_at=noon(one.on),
            sent_at=noon(one.on + DAY),
        )
        for one in told
    )
    Answer.objects.bulk_create(
        answer for sheet, one in zip(sheets, told, strict=True) for answer in _answers(sheet, one)
    )
    partners = set(
        Shopper.objects.exclude(from_landlord="").values_list(
            "placement__interest__customer", flat=True
        )
    )
    criteria = [one.about.pop("criteria", {}) for one in told]
    returns = Return.objects.bulk_create(
        Return(
            customer_id=one.customer,
            sheet=sheet,
            contact_on=one.on,
            praise=one.said.get("praise", ""),
            by_partner=one.customer in partners,
            received_at=noon(one.on + DAY),
            **one.about,
        )
        for sheet, one in zip(sheets, told, strict=True)
    )
    marks = [
        Mark(
            shoppers_return=returned,
            code=mark.code,
            words=mark.words,
            points=mark.points,
            available=mark.available,
            is_met=mark.is_met,
        )
        for returned, one, scored in zip(returns, told, criteria, strict=True)
        for mark in marks_of(one.said, scored)
    ]
    Mark.objects.bulk_create(marks)
    _into_ledger(world, returns)
    _failures(world, returns, told, marks, dice)


def _answers(sheet: Sheet, told: Told) -> Iterable[Answer]:
    for question in told.questions:
        if question.kind == Kind.DAY:
            yield Answer(sheet=sheet, question=question, day=told.on)
        said = told.said.get(question.code)
        if isinstance(said, tuple):
            option = next(one for one in question.options.all() if one.code == said[0])
            yield Answer(sheet=sheet, question=question, option=option)
        elif isinstance(said, Decimal):
            yield Answer(sheet=sheet, question=question, number=said)
        elif said:
            yield Answer(sheet=sheet, question=question, words=said)


def _into_ledger(world: World, returns: list[Return]) -> None:
    years = {FinancialYear.of(one.contact_on) for one in returns}
    activities = {year: activity_of(year.first, by=world.officer) for year in years}
    Engagement.objects.bulk_create(
        Engagement(
            activity=activities[FinancialYear.of(one.contact_on)],
            customer_id=one.customer_id,
            role=Engagement.Role.RESPONDED,
            day=one.contact_on,
            source=one.source,
        )
        for one in returns
    )


def _failures(
    world: World, returns: list[Return], told: list[Told], marks: list[Mark], dice: random.Random
) -> None:
    """Of each that missed a standard; those of the last weeks wait, one or two of them for too long."""
    missed: dict[int, list[str]] = {}
    for mark in marks:
        if mark.is_met is False:
            missed.setdefault(mark.shoppers_return_id, []).append(mark.words)
    leads = dict(ServiceLead.objects.values_list("service", "officer"))
    today = timezone.localdate(world.now)
    found = []
    for returned, one in zip(returns, told, strict=True):
        what, wrong = missed.get(returned.pk, []), one.said.get("wrong", "")
        if not what and not wrong:
            continue
        raised = one.on + DAY
        due = after_working_days(raised, SHOPPING_FAILURE_WORKING_DAYS.value)
        after = dice.randint(1, 16)
        is_old = (today - raised).days > 45
        answered = raised + after * DAY
        if answered >= today or (not is_old and dice.random() < 0.2):
            answered = None
        found.append(
            Failure(
                shoppers_return=returned,
                service=returned.service,
                what=in_words(returned, what, wrong),
                owner_id=leads.get(returned.service, world.officer.pk),
                raised_at=noon(raised),
                due_on=due,
                answer=dice.choice(DONE) if answered else "",
                answered_at=noon(answered) if answered else None,
                answered_by=world.officer if answered else None,
            )
        )
    Failure.objects.bulk_create(found)


def noon(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time(12)))
