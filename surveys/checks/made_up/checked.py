"""Made-up answers to what is looked at in each call, with their marks and lines of the ledger."""

import datetime as dt
import random

from django.utils import timezone

from base.core.demo import World
from participation.programme.activities.models import Engagement
from participation.questionnaires.models import Answer, Sheet

from ..answering import marks_of
from ..models import Mark, SampledContact
from ..years import activity_of

#: Of a hundred: yes, partly, no and does not apply.
WENT = (78, 12, 5, 5)
NOTICED = (
    "It was kind, but nobody said on which day somebody comes.",
    "Two words that only we use: “void” and “schedule”. The caller asked what they mean.",
    "Very good: it was all said back at the end.",
    "The caller had rung the week before and had to tell it all again.",
)


def check_contacts(contacts: list[SampledContact], on: dt.date, dice: random.Random) -> None:
    """Sheets and answers of each, and what was noticed in some."""
    version = contacts[0].sample.checklist.questionnaire.asked if contacts else None
    if version is None:
        return
    questions = list(version.questions.prefetch_related("options"))
    sheets = Sheet.objects.bulk_create(
        Sheet(
            questionnaire=version.questionnaire,
            version=version,
            code=one.code,
            begun_at=noon_of(on),
            sent_at=noon_of(on),
        )
        for one in contacts
    )
    answers = []
    for contact, sheet in zip(contacts, sheets, strict=True):
        contact.sheet, contact.checked_at = sheet, sheet.sent_at
        for question in questions:
            options = {one.code: one for one in question.options.all()}
            if options:
                (said,) = dice.choices(("yes", "partly", "no", "na"), WENT)
                answers.append(Answer(sheet=sheet, question=question, option=options[said]))
            elif dice.random() < 0.2:
                contact.noticed = dice.choice(NOTICED)
                answers.append(Answer(sheet=sheet, question=question, words=contact.noticed))
    Answer.objects.bulk_create(answers)


def make_marks(contacts: list[SampledContact]) -> None:
    if not contacts:
        return
    criteria = {one.code: one for one in contacts[0].sample.checklist.criteria.all()}
    rows = Answer.objects.filter(sheet__in=[one.sheet_id for one in contacts], option__isnull=False)
    said: dict[int, dict] = {}
    for sheet, question, option in rows.values_list("sheet", "question__code", "option__code"):
        said.setdefault(sheet, {})[question] = (option,)
    Mark.objects.bulk_create(
        mark for one in contacts for mark in marks_of(one, said.get(one.sheet_id, {}), criteria)
    )


def write_ledger(contacts: list[SampledContact], world: World) -> None:
    for one in contacts:
        one.day = timezone.localdate(one.checked_at)
    days = {one.day for one in contacts}
    activities = {day: activity_of(day, by=world.officer) for day in days}
    Engagement.objects.bulk_create(
        Engagement(
            activity=activities[one.day],
            customer_id=one.volunteer_id,
            role=Engagement.Role.CONTRIBUTED,
            day=one.day,
            source=one.source,
        )
        for one in contacts
        if one.volunteer_id
    )


def noon_of(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time(12)))
