"""Who answered the surveys of the demo world, in which way, and what they said."""

import datetime as dt
import random

from django.db.models import Exists, OuterRef
from django.utils import timezone

from participation.people.customers.models import Customer
from participation.programme.activities.models import Engagement
from participation.questionnaires.codes.services import give_codes_by_mark
from participation.questionnaires.kept_versions import questions_of
from participation.questionnaires.models import Answer, PersonalCode, Question, Sheet
from participation.questionnaires.rules import is_asked

from ..answering.invitation import source_of, source_of_unmatched
from ..marks import KIOSK
from ..models import OTHERS, DayCount, SheetGroup, Survey
from .asked import (
    BY_MODE,
    CONTENT,
    DAY,
    DISCONTENT,
    LATELY,
    MODES,
    SAID,
    WENT_WELL,
    Asked,
)


def answer(survey: Survey, asked: Asked, dice: random.Random) -> None:
    """Some of those it is for, each on a day of it, in one of the ways: first of all who takes part anyway.

    Whoever can be signed in as has not answered, so that they can.
    """
    people = Customer.objects.current().filter(tenure__code__in=asked.tenures)
    regulars = people.filter(Exists(Engagement.objects.filter(customer=OuterRef("pk"))), user=None)
    numbers = list(regulars.order_by("reference").values_list("pk", flat=True))
    dice.shuffle(numbers)
    others = people.filter(user=None).exclude(pk__in=numbers).order_by("reference")
    rest = list(others.values_list("pk", flat=True))
    dice.shuffle(rest)
    chosen = [*numbers, *rest][: round(people.count() * asked.answers / 100)]
    days = min(asked.closes, -1) - asked.opens
    said = []
    for number in chosen:
        (mode,) = dice.choices(MODES, BY_MODE)
        at = (
            survey.starts_at + dice.randint(0, days) * DAY + dt.timedelta(hours=dice.randint(9, 20))
        )
        said.append((number, mode, at))
    worse_since = timezone.now() - LATELY * DAY if asked.worse_lately else None
    write_sheets(survey, said, dice, worse_since)


def write_sheets(
    survey: Survey,
    said: list[tuple[int, Sheet.Mode, dt.datetime]],
    dice: random.Random,
    worse_since: dt.datetime | None = None,
) -> None:
    """Of these people, each in one of the ways and at that moment, with their lines in the ledger.

    From ``worse_since`` on fewer of them were content.
    """

    def content_at(moment: dt.datetime) -> tuple[int, ...]:
        return DISCONTENT if worse_since and moment >= worse_since else CONTENT

    questions = questions_of(survey.questionnaire.asked)
    sheets = [
        Sheet(
            questionnaire=survey.questionnaire,
            version=questions[0].version,
            customer_id=number,
            mode=mode,
            keyed_by=None if mode == Sheet.Mode.ONLINE else survey.lead_officer,
            begun_at=at,
            sent_at=at,
        )
        for number, mode, at in said
    ]
    Sheet.objects.bulk_create(sheets)
    Answer.objects.bulk_create(
        one
        for sheet, (_, _, at) in zip(sheets, said, strict=True)
        for one in _said(sheet, questions, dice, content_at(at))
    )
    Engagement.objects.bulk_create(
        Engagement(
            activity=survey,
            customer_id=sheet.customer_id,
            role=Engagement.Role.RESPONDED,
            day=timezone.localdate(sheet.sent_at),
            source=source_of(survey, sheet.customer_id),
        )
        for sheet in sheets
    )


def answer_at_the_counter(
    survey: Survey, now: dt.datetime, dice: random.Random, people: int, cards: int
) -> None:
    """So many used the device there up to now, and so many filled in a card; of none it is known who."""
    questions = questions_of(survey.questionnaire.asked)
    asked_for = now - survey.starts_at

    def sheet(**fields) -> Sheet:
        at = survey.starts_at + dice.uniform(0.02, 0.98) * asked_for
        about = {"questionnaire": survey.questionnaire, "version": questions[0].version}
        return Sheet(**about, begun_at=at, sent_at=at, **fields)

    marks = [f"{KIOSK}visitor {n}" for n in range(1, people + 1)]
    whom = {"marks": marks, "ends_at": survey.ends_at}
    give_codes_by_mark(questionnaire=survey.questionnaire, **whom)
    codes = PersonalCode.objects.filter(questionnaire=survey.questionnaire, mark__in=marks)
    codes.update(spent_on=timezone.localdate(now))
    sheets = [sheet(code=code) for code in codes.order_by("pk")]
    by = survey.lead_officer
    sheets += [sheet(mode=Sheet.Mode.PAPER, keyed_by=by) for _ in range(cards)]
    Sheet.objects.bulk_create(sheets)
    Answer.objects.bulk_create(answer for one in sheets for answer in _said(one, questions, dice))
    Engagement.objects.create(
        activity=survey,
        role=Engagement.Role.RESPONDED,
        people=len(sheets),
        day=timezone.localdate(now),
        source=source_of_unmatched(survey),
    )


def answer_anonymously(survey: Survey, asked: Asked, dice: random.Random) -> None:
    """Under no name and no time, with keys of chance; how many on each day is all that is kept of when."""
    people = Customer.objects.current().filter(tenure__code__in=asked.tenures).count()
    write_without_names(survey, round(people * asked.answers / 100), -asked.opens, dice)


def write_without_names(survey: Survey, people: int, days: int, dice: random.Random) -> None:
    """So many answers, in so many days up to now."""
    questions = questions_of(survey.questionnaire.asked)
    opened = questions[0].version.opened_at
    sheets, answers = [], []
    for _ in range(people):
        sheet = Sheet(
            pk=-dice.randrange(1, 2**62),
            questionnaire=survey.questionnaire,
            version=questions[0].version,
            begun_at=opened,
            sent_at=opened,
        )
        sheets.append(sheet)
        for answer in _said(sheet, questions, dice):
            answer.pk = -dice.randrange(1, 2**62)
            answers.append(answer)
    Sheet.objects.bulk_create(sheets)
    Answer.objects.bulk_create(answers)
    SheetGroup.objects.bulk_create(SheetGroup(sheet=sheet, group=OTHERS) for sheet in sheets)
    day = timezone.localdate(survey.starts_at)
    each, left = divmod(len(sheets), days)
    DayCount.objects.bulk_create(
        DayCount(survey=survey, day=day + n * DAY, mode=Sheet.Mode.ONLINE, people=each + (n < left))
        for n in range(days)
        if each + (n < left)
    )


def _said(
    sheet: Sheet,
    questions: list[Question],
    dice: random.Random,
    content: tuple[int, ...] = CONTENT,
) -> list[Answer]:
    theirs: list[Answer] = []
    for question in questions:
        if not _is_asked(question, theirs):
            continue
        options = list(question.options.all())
        if options:
            likely = content if len(options) > 4 else WENT_WELL
            each = [likely[min(n, len(likely) - 1)] for n in range(len(options))]
            (option,) = dice.choices(options, each)
            theirs.append(Answer(sheet=sheet, question=question, option=option))
        elif dice.random() < 0.3:
            theirs.append(Answer(sheet=sheet, question=question, words=dice.choice(SAID)))
    return theirs


def _is_asked(question: Question, theirs: list[Answer]) -> bool:
    """Whether what they said before leads to it."""
    said = {one.question.code: (one.option.code,) for one in theirs if one.option}
    return is_asked(question, said)
