"""What somebody has said, found and read out."""

from base.accounts.models import User
from participation.people.customers.models import Customer

from ..models import PersonalCode, Questionnaire, Sheet


def sheets_of(
    questionnaire: Questionnaire | int,
    customer: Customer | None,
    keyed_by: User | None = None,
    code: PersonalCode | None = None,
) -> tuple[Sheet | None, Sheet | None]:
    """What somebody has begun, or whoever acts for them, and what they have sent. One statement.

    Of somebody who matches no customer, ``code`` says which sheets are theirs.
    """
    whose = {"customer": customer} if customer else {"customer": None, "code": code}
    if customer is None and code is None:
        return None, None
    theirs = Sheet.objects.filter(questionnaire=questionnaire, replaced_at=None, **whose)
    officer = keyed_by.pk if keyed_by else None
    begun, sent = None, None
    for sheet in theirs:
        if sheet.sent_at is not None:
            sent = sheet
        elif sheet.keyed_by_id == officer:
            begun = begun or sheet
    return begun, sent


def read_out(sheet: Sheet) -> list[tuple[str, str]]:
    """Each question that was answered, in its order, with the answer in words. One statement."""
    answers = sheet.answers.select_related("question", "option")
    read: dict[str, tuple[str, list[str]]] = {}
    for answer in answers.order_by("question__place", "pk"):
        _, said = read.setdefault(answer.question.code, (answer.question.words, []))
        said.append(answer.said)
    return [(words, "; ".join(said)) for words, said in read.values()]
