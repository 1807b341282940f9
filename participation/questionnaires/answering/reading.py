"""What somebody has said, found and read out."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from base.accounts.models import User
from base.core.kept_queries import Told, kept_query
from participation.people.customers.models import Customer

from ..models import Answer, BankEntry, PersonalCode, Questionnaire, Sheet


def sheets_of(
    questionnaire: Questionnaire | int,
    customer: Customer | None,
    keyed_by: User | None = None,
    code: PersonalCode | None = None,
    *,
    rings: bool = False,
) -> tuple[Sheet | None, Sheet | None]:
    """What somebody has begun, or whoever acts for them, and what they have sent. One statement.

    Of somebody who matches no customer, ``code`` says which sheets are theirs. Which begun one is
    theirs to go on with is as :meth:`~.SheetQuerySet.begun` says.
    """
    whose = {"customer": customer} if customer else {"customer": None, "code": code}
    if customer is None and code is None:
        return None, None
    begun, sent = None, None
    rows: Iterable[Sheet]
    if keyed_by is not None or rings:
        rows = _sent_or_begun(questionnaire, keyed_by=keyed_by, rings=rings, **whose)
    else:
        number = questionnaire if isinstance(questionnaire, int) else questionnaire.pk
        person = customer or code
        assert person is not None
        rows = (_of_customer if customer else _of_code).rows(asked=number, whose=person.pk)
    for sheet in rows:
        if sheet.sent_at is not None:
            sent = sheet
        else:
            begun = begun or sheet
    return begun, sent


def _sent_or_begun(questionnaire: Any, *, keyed_by: Any, rings: bool, **whose: Any) -> QuerySet:
    theirs = Sheet.objects.filter(questionnaire=questionnaire, replaced_at=None, **whose)
    return theirs.filter(sent_at__isnull=False) | theirs.begun(keyed_by=keyed_by, rings=rings)


@kept_query
def _of_customer(told: Told) -> QuerySet[Sheet]:
    whose = {"customer": told.number("whose")}
    return _sent_or_begun(told.number("asked"), keyed_by=None, rings=False, **whose)


@kept_query
def _of_code(told: Told) -> QuerySet[Sheet]:
    whose = {"customer": None, "code": told.number("whose")}
    return _sent_or_begun(told.number("asked"), keyed_by=None, rings=False, **whose)


@kept_query
def _answers_on(told: Told) -> QuerySet[Answer]:
    return Answer.objects.filter(sheet=told.number("sheet")).select_related("question", "option")


def answers_on(sheet: Sheet) -> list[Answer]:
    """All of a sheet, with the question and the option of each. One statement."""
    return _answers_on.rows(sheet=sheet.pk)


def read_out(sheet: Sheet, *, to_us: bool = False) -> list[tuple[str, str]]:
    """Each question that was answered, in its order, with the answer in words. One statement.

    What somebody answered to an equality question is read out ``to_us`` by nobody.
    """
    rows = sheet.answers.select_related("question", "option")
    if to_us:
        rows = rows.exclude(question__bank_entry__collection=BankEntry.Collection.EQUALITY)
    answers = list(rows.order_by("question__place", "pk"))
    words = {answer.question.code: answer.question.words for answer in answers}
    return [(words[code], said) for code, said in in_words(answers).items()]


def in_words(answers: Iterable[Answer]) -> dict[str, str]:
    """What was said to each question as it is read out, by its code."""
    read: dict[str, list[str]] = {}
    for answer in answers:
        read.setdefault(answer.question.code, []).append(answer.said)
    return {code: "; ".join(said) for code, said in read.items()}
