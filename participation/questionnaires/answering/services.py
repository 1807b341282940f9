"""What somebody answers: kept from page to page, sent once, and changed as long as the owner lets them.

One person counts once, however they answer: their last word stands, and the earlier ones are kept.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.refused import Refused
from base.core.rows import locked
from participation.people.customers.models import Customer

from ..kept_versions import questions_asked
from ..kinds import KeptFile, Said, way_of
from ..models import (
    Answer,
    PersonalCode,
    Question,
    Questionnaire,
    Sheet,
    SheetQuerySet,
    Version,
)
from ..rules import asked
from .files import files_of, forget_unused
from .reading import answers_on, sheets_of

NOTHING_ANSWERED = "You have not answered anything yet."


@transaction.atomic
def begin_sheet(
    *,
    questionnaire: Questionnaire,
    customer: Customer | None,
    code: PersonalCode | None = None,
    mode: Sheet.Mode = Sheet.Mode.ONLINE,
    keyed_by: User | None = None,
    language: str = "en",
    rings: bool = False,
) -> Sheet:
    """The sheet that somebody fills in: the one they have begun, or a new one with what they sent before.

    Of somebody who matches no customer, ``code`` says which sheets are theirs. ``keyed_by`` fills it
    in for them, on a sheet of their own unless they are on the phone. Where the questions were corrected meanwhile, what is still
    asked keeps its answer.
    """
    _hold(customer, code)  # they may have it open on two devices
    version = _asked(questionnaire)
    begun, before = sheets_of(questionnaire, customer, keyed_by, code, rings=rings)
    if begun is None:
        begun = Sheet.objects.create(
            questionnaire=questionnaire,
            version=version,
            customer=customer,
            code=None if customer else code,
            mode=mode,
            keyed_by=keyed_by,
            language=language,
        )
        if before is not None:
            _answer(begun, version, said_on(before))
        return begun
    officer = keyed_by.pk if keyed_by else None
    if (begun.mode, begun.keyed_by_id, begun.language) != (mode, officer, language):
        # They rang once, and came by to go on, or go on by themselves.
        begun.mode, begun.keyed_by, begun.language = mode, keyed_by, language
        begun.save(update_fields=["mode", "keyed_by", "language"])
    if begun.version_id != version.pk:
        said, files = said_on(begun), files_of(begun.answers.all())
        begun.answers.all().delete()
        begun.version = version
        begun.save(update_fields=["version"])
        _answer(begun, version, said)
        forget_unused(files)
    return begun


@transaction.atomic
def keep_answers(*, sheet: Sheet, said: Mapping[str, Said | None]) -> None:
    """What one page was answered with; None of a question takes its answer back."""
    sheet = _locked_with_version(sheet)
    if sheet.sent_at is not None:
        raise Refused("These answers have been sent already.")
    before = sheet.answers.filter(question__code__in=said)
    if files := list(before.values_list("file", flat=True)):
        before.delete()
        forget_unused(filter(None, files))
    _answer(sheet, sheet.version, said)


@transaction.atomic
def send_sheet(*, sheet: Sheet, may_quote: bool = False) -> Sheet:
    """Hand it in. It takes the place of what they sent before. Sent again, nothing happens.

    Answers to questions that they were not asked in the end are left out.
    """
    _hold(sheet.customer_id, sheet.code_id)  # whoever writes down their answer elsewhere waits
    sheet = _locked_with_version(sheet)
    if sheet.sent_at is not None:
        return sheet
    sheet.may_quote = may_quote
    _send(sheet, sheet.version)
    return sheet


@transaction.atomic
def record_sheet(
    *,
    questionnaire: Questionnaire,
    customer: Customer | None,
    mode: Sheet.Mode,
    said: Mapping[str, Said | None],
    keyed_by: User,
    code: PersonalCode | None = None,
    version: Version | None = None,
    received_on: dt.date | None = None,
    language: str = "en",
    may_quote: bool = False,
) -> Sheet:
    """Write down what somebody said or wrote on paper; it is their last word from now on.

    ``version`` is the one that stood on the paper, where that was another than people are asked now.
    Of somebody who matches no customer, ``code`` says whose; without one it is one more of them.
    """
    _hold(customer, code)
    version = version or _asked(questionnaire)
    sheet = Sheet.objects.create(
        questionnaire=questionnaire,
        version=version,
        customer=customer,
        code=None if customer else code,
        mode=mode,
        language=language,
        keyed_by=keyed_by,
        received_on=received_on,
        may_quote=may_quote,
    )
    _answer(sheet, version, said)
    _send(sheet, version)
    return sheet


@transaction.atomic
def withdraw_sheet(*, questionnaire: Questionnaire, customer: Customer) -> None:
    """What they sent counts no more; it is kept, as what was replaced is."""
    theirs = Sheet.objects.filter(questionnaire=questionnaire, customer=locked(customer))
    theirs.counted().update(replaced_at=timezone.now())


def said_on(sheet: Sheet) -> dict[str, Said]:
    """What a sheet says to each question, by its code."""
    return said_in(answers_on(sheet))


def said_in(answers: Iterable[Answer]) -> dict[str, Said]:
    """What these answers say to each question."""
    said: dict[str, Said] = {}
    chosen: dict[str, list[str]] = defaultdict(list)
    for answer in answers:
        code = answer.question.code
        if answer.ranked:
            said[code] = tuple(answer.ranked)
        elif answer.file:
            said[code] = KeptFile(str(answer.file.name), answer.words)
        elif answer.option is not None:
            chosen[code].append(answer.option.code)
        elif answer.number is not None:
            said[code] = answer.number
        else:
            said[code] = answer.day or answer.words
    return said | {code: tuple(options) for code, options in chosen.items()}


def _hold(customer: Customer | int | None, code: PersonalCode | int | None) -> None:
    """Whoever else writes down what this person says waits until the transaction ends. Each may be the row
    or its number."""
    model, person = (Customer, customer) if customer else (PersonalCode, code)
    if person is not None:
        number = person if isinstance(person, int) else person.pk
        held = model._default_manager.select_for_update().filter(pk=number)
        held.values_list("pk").get()  # nothing of it is needed


def _locked_with_version(sheet: Sheet) -> Sheet:
    """As :func:`locked`, and with what it was answered to, and whose it is."""
    rows = Sheet.objects.select_for_update(of=("self",)).select_related("version", "customer")
    return rows.get(pk=sheet.pk)


def _theirs(questionnaire: Any, customer: Any, code: Any) -> SheetQuerySet:
    """One person's sheets; each may be the row or its number."""
    whose = {"customer": customer} if customer else {"customer": None, "code": code}
    return Sheet.objects.filter(questionnaire=questionnaire, **whose)


def _asked(questionnaire: Questionnaire) -> Version:
    version = questionnaire.asked
    if version is None:
        raise Refused("These questions are not open yet.")
    return version


def _send(sheet: Sheet, version: Version) -> None:
    said = said_on(sheet)
    shown = {question.code for question in asked(questions_asked(version), said)}
    if said.keys() - shown:
        not_asked = sheet.answers.exclude(question__code__in=shown)
        files = files_of(not_asked)
        not_asked.delete()
        forget_unused(files)
    if not shown & said.keys():
        raise Refused(NOTHING_ANSWERED)
    now = timezone.now()
    if sheet.customer_id or sheet.code_id:
        theirs = _theirs(sheet.questionnaire_id, sheet.customer_id, sheet.code_id)
        theirs.counted().update(replaced_at=now)
    sheet.sent_at = now
    sheet.save(update_fields=["sent_at", "may_quote"])


def _answer(sheet: Sheet, version: Version, said: Mapping[str, Said | None]) -> None:
    """Write what was said to the questions of the sheet's version; whatever is none of them is no answer."""
    Answer.objects.bulk_create(answers_of(sheet, questions_asked(version), said))


def answers_of(
    sheet: Sheet, questions: Iterable[Question], said: Mapping[str, Said | None]
) -> list[Answer]:
    """The rows of what was said to these questions, not written yet."""
    rows: list[Answer] = []
    for question in questions:
        answer = said.get(question.code)
        if answer is not None:
            kept = way_of(question).kept(question, answer)
            rows += [Answer(sheet=sheet, question=question, **values) for values in kept]
    return rows
