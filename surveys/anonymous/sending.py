"""An anonymous answer is sent: one transaction marks the code as spent, another stores the answers.

A spent code does not say when it was: on a day on which few answered, that would tell who they were. The answers stand
under no name, no code and no time. Their rows have keys of chance, below nought so that
no other row's number is reckoned from them: an order of keys would tell an order in time. When the survey
has closed, all of its rows are written once more in another order (:func:`mix`), so that the database's
own order tells nothing either.
"""

import logging
import secrets
from collections.abc import Mapping
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from base.core.refused import Refused
from base.core.rows import locked
from participation.people.customers.models import Customer
from participation.programme.activities.models import Engagement
from participation.programme.activities.services import record_engagement
from participation.questionnaires.answering.services import NOTHING_ANSWERED, answers_of
from participation.questionnaires.house_rules import ANSWERS_THRESHOLD
from participation.questionnaires.kept_versions import questions_asked
from participation.questionnaires.kinds import Said
from participation.questionnaires.models import Answer, PersonalCode, Sheet, Version
from participation.questionnaires.rules import asked
from participation.questionnaires.spent_codes import spend_code_without_its_day

from ..answering.invitation import why_not_theirs
from ..marks import came_openly
from ..models import CAME_OPENLY, OTHERS, DayCount, Draw, SheetGroup, Survey

log = logging.getLogger(__name__)

CLOSED = "People can no longer answer this."


@transaction.atomic
def send_anonymously(
    *,
    survey: Survey,
    version: Version,
    code: PersonalCode,
    said: Mapping[str, Said],
    may_quote: bool = False,
) -> None:
    """Mark the code as spent and count the day; the answers follow when that is certain. Sent again,
    nothing happens."""
    if code.customer is not None:
        locked(code.customer)  # they may have two codes, since two records of them were made one
    code = locked(code)
    if has_answered(code):
        return
    if not locked(survey).is_open:
        raise Refused(CLOSED)
    if why := why_not_theirs(survey, code.customer):
        raise Refused(why)
    questions = questions_asked(version)
    shown = {question.code for question in asked(questions, said)}
    answered = {one: answer for one, answer in said.items() if one in shown}
    if not answered:
        raise Refused(NOTHING_ANSWERED)
    group = CAME_OPENLY if came_openly(code.mark) else group_of(survey, code.customer)
    spend_code_without_its_day(code=code, version=version)
    _count_day(survey, Sheet.Mode.ONLINE)
    answer = {"version": version, "said": answered, "group": group, "may_quote": may_quote}
    transaction.on_commit(partial(_store_or_take_back, survey, code.pk, answer))


def has_answered(code: PersonalCode) -> bool:
    """With this code, or with another one of the same person."""
    if code.spent_on is not None:
        return True
    theirs = PersonalCode.objects.filter(
        questionnaire=code.questionnaire_id, customer=code.customer_id, spent_on__isnull=False
    )
    return code.customer_id is not None and theirs.exists()


def _store_or_take_back(survey: Survey, code: int, answer: Mapping[str, Any]) -> None:
    """Where answers cannot be stored, the code is not spent and the day not counted: they try again."""
    try:
        store(mode=Sheet.Mode.ONLINE, **answer)
    except Exception:
        log.exception("An anonymous answer could not be stored.")
        with transaction.atomic():
            PersonalCode.objects.filter(pk=code).update(spent_on=None)
            _count_day(survey, Sheet.Mode.ONLINE, -1)
        raise


@transaction.atomic
def store(
    *, version: Version, said: Mapping[str, Said], mode: Sheet.Mode, group: str, may_quote: bool
) -> None:
    """Nothing in it says when: what a sheet has for a time is when its questions were opened."""
    opened_at = version.opened_at
    assert opened_at is not None  # nobody is asked what is still written
    sheet = Sheet.objects.create(
        pk=key_of_chance(),
        questionnaire_id=version.questionnaire_id,
        version=version,
        mode=mode,
        may_quote=may_quote,
        begun_at=opened_at,
        sent_at=opened_at,
    )
    answers = answers_of(sheet, questions_asked(version), said)
    for answer in answers:
        answer.pk = key_of_chance()
    Answer.objects.bulk_create(answers)
    SheetGroup.objects.create(sheet=sheet, group=group)


def key_of_chance() -> int:
    return -secrets.randbelow(2**62) - 1


def group_of(survey: Survey, customer: Customer | None) -> str:
    """The group they were drawn in, where so many were drawn in it that it tells nothing of anybody."""
    draw = Draw.objects.filter(survey=survey).first()
    if draw is None or customer is None:
        return OTHERS
    drawn = draw.people.drawn()
    group = drawn.filter(customer=customer).values_list("group", flat=True).first()
    if group is None or drawn.filter(group=group).count() < ANSWERS_THRESHOLD.value:
        return OTHERS
    return group


@transaction.atomic
def finish(survey: Survey) -> None:
    """Once it has closed: one head-count in the ledger, and its rows in another order."""
    survey = locked(survey)
    if survey.counted_at is not None or not survey.is_closed:
        return
    sheets = Sheet.objects.filter(questionnaire=survey.questionnaire_id).counted()
    if not survey.is_of_staff:
        record_engagement(
            activity=survey,
            role=Engagement.Role.RESPONDED,
            people=sheets.count(),
            source=f"surveys.anonymous:{survey.pk}",
            day=survey.closes_on,
        )
    mix(list(sheets))
    survey.counted_at = timezone.now()
    survey.save(update_fields=["counted_at"])


def mix(sheets: list[Sheet]) -> None:
    """The same answers under other keys, in an order of chance, all written in one transaction."""
    dice = secrets.SystemRandom()
    groups = dict(SheetGroup.objects.filter(sheet__in=sheets).values_list("sheet", "group"))
    answers: dict[int, list[Answer]] = {sheet.pk: [] for sheet in sheets}
    for answer in Answer.objects.filter(sheet__in=sheets):
        answers[answer.sheet_id].append(answer)
    Sheet.objects.filter(pk__in=[sheet.pk for sheet in sheets]).delete()
    dice.shuffle(sheets)
    theirs: list[Answer] = []
    named: list[SheetGroup] = []
    for sheet in sheets:
        before = sheet.pk
        sheet.pk = key_of_chance()
        for answer in answers[before]:
            answer.pk, answer.sheet = key_of_chance(), sheet
            theirs.append(answer)
        if before in groups:
            named.append(SheetGroup(sheet=sheet, group=groups[before]))
    dice.shuffle(theirs)
    Sheet.objects.bulk_create(sheets)
    Answer.objects.bulk_create(theirs)
    SheetGroup.objects.bulk_create(named)


def _count_day(survey: Survey, mode: Sheet.Mode, people: int = 1) -> None:
    count, _ = DayCount.objects.get_or_create(survey=survey, day=timezone.localdate(), mode=mode)
    DayCount.objects.filter(pk=count.pk).update(people=F("people") + people)
