"""What somebody answers to the questions of a consultation, and its place among the answers.

The sheet says what was answered to each question, the response that this customer answered and how, and
a line of the ledger that they took part. All three are written at once, whatever way an answer came by.
"""

import datetime as dt
from collections.abc import Mapping

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from base.accounts.models import User
from base.core.refused import Refused
from base.core.rows import locked
from base.core.templatetags.words import day
from participation.messages.contact.services import send
from participation.people.customers.models import Customer
from participation.programme.activities.for_whom import sitting_on
from participation.questionnaires.answering.services import record_sheet, send_sheet
from participation.questionnaires.kinds import Said
from participation.questionnaires.models import Questionnaire, Sheet

from .models import Consultation, Response, ResponseCount
from .responses import record_response

How = ResponseCount.How
Mode = Sheet.Mode

HOW_OF = {
    Mode.ONLINE: How.ONLINE,
    Mode.PAPER: How.POST,
    Mode.PHONE: How.PHONE,
    Mode.IN_PERSON: How.IN_PERSON,
}
#: An email was written down by themselves, as a paper is.
MODE_OF = {
    How.ONLINE: Mode.ONLINE,
    How.POST: Mode.PAPER,
    How.EMAIL: Mode.PAPER,
    How.PHONE: Mode.PHONE,
    How.IN_PERSON: Mode.IN_PERSON,
    How.MEETING: Mode.IN_PERSON,
}


@transaction.atomic
def send_answers(*, consultation: Consultation, sheet: Sheet, by: User) -> Response:
    """Hand in what was filled in here. What the same person said before is replaced, however it came."""
    if not consultation.is_open:
        raise Refused("People can no longer answer this.")
    if not consultation.is_open_to(sheet.customer):
        raise Refused(f"This is only for {sitting_on(consultation)}.")
    sheet = send_sheet(sheet=sheet)
    if sheet.replaced_at is not None:  # sent before, and since then they said something else
        return consultation.responses.get(customer=sheet.customer)
    return _put_on_record(
        consultation, sheet, how=HOW_OF[Mode(sheet.mode)], received_on=timezone.localdate(), by=by
    )


@transaction.atomic
def record_answers(
    *,
    consultation: Consultation,
    customer: Customer,
    how: How,
    received_on: dt.date,
    said: Mapping[str, Said | None],
    by: User,
) -> Response:
    """Put on record what somebody said elsewhere, on paper or by phone. It is their last word, unless
    they have answered here after that, or in time where this came too late."""
    customer = locked(customer)
    _refuse_what_is_not_their_last_word(consultation, customer, received_on)
    sheet = record_sheet(
        questionnaire=consultation.questionnaire,
        customer=customer,
        mode=MODE_OF[How(how)],
        said=said,
        keyed_by=by,
    )
    return _put_on_record(consultation, sheet, how=how, received_on=received_on, by=by)


def in_time(consultation: Consultation, sheets: QuerySet) -> QuerySet:
    """Those that came by the last day. What came later is kept, read and marked, and not counted."""
    theirs = consultation.responses.filter(received_on__lte=consultation.closes_on)
    return sheets.filter(Q(customer=None) | Q(customer__in=theirs.order_by().values("customer")))


def sheets_that_count(consultation: Consultation) -> QuerySet:
    """Everybody's last word that came in time."""
    sheets = Sheet.objects.filter(questionnaire=consultation.questionnaire_id)
    return in_time(consultation, sheets.counted())


def sheets_of(
    questionnaire: Questionnaire | int, customer: Customer, keyed_by: User | None = None
) -> tuple[Sheet | None, Sheet | None]:
    """What somebody has begun, or whoever acts for them, and what they have sent."""
    theirs = Sheet.objects.filter(questionnaire=questionnaire, customer=customer, replaced_at=None)
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


def _refuse_what_is_not_their_last_word(
    consultation: Consultation, customer: Customer, received_on: dt.date
) -> None:
    before = consultation.responses.filter(customer=customer).first()
    _, sent = sheets_of(consultation.questionnaire, customer)
    if before is None or sent is None or sent.keyed_by_id is not None:
        return  # whoever keyed it may put it right
    theirs = day(before.received_on)
    if before.received_on > received_on:
        raise Refused(f"They answered online on {theirs}, after this. That is their last word.")
    if received_on > consultation.closes_on >= before.received_on:
        raise Refused(
            f"They answered online on {theirs}, in time. This came too late to replace it."
        )


def _put_on_record(
    consultation: Consultation, sheet: Sheet, *, how: How, received_on: dt.date, by: User
) -> Response:
    answers = read_out(sheet)
    said = "\n\n".join(f"{question}\n{answer}" for question, answer in answers)
    theirs = consultation.responses.filter(customer=sheet.customer)
    is_news = not theirs.filter(said=said).exists()
    response = record_response(
        consultation=consultation,
        customer=sheet.customer,
        how=how,
        received_on=received_on,
        by=by,
        said=said,
    )
    if is_news and consultation.is_open:
        send(
            sheet.customer,
            "consultations/email/answered",
            dedupe_key=f"consultations.answered:{sheet.pk}",
            about=f"consultations.consultation:{consultation.pk}",
            context={"consultation": consultation, "answers": answers},
        )
    return response
