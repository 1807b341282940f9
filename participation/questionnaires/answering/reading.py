"""What somebody has said, found and read out."""

from collections.abc import Iterable

from base.accounts.models import User
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
    theirs = Sheet.objects.filter(questionnaire=questionnaire, replaced_at=None, **whose)
    to_go_on_with = theirs.begun(keyed_by=keyed_by, rings=rings)
    begun, sent = None, None
    for sheet in theirs.filter(sent_at__isnull=False) | to_go_on_with:
        if sheet.sent_at is not None:
            sent = sheet
        else:
            begun = begun or sheet
    return begun, sent


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
