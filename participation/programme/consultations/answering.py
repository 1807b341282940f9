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
from participation.programme.activities.models import Engagement
from participation.programme.activities.services import record_engagement
from participation.questionnaires.answering.reading import read_out, sheets_of
from participation.questionnaires.answering.services import record_sheet
from participation.questionnaires.invitations import Invitation
from participation.questionnaires.kinds import Said
from participation.questionnaires.models import Sheet, Version
from participation.questionnaires.owners import Received
from participation.questionnaires.paper.services import record_received

from .models import Consultation, Response, ResponseCount
from .models.rent import ON_THE_TABLE
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


#: By whether we know who answers.
WHO_READS = {
    known: f"Staff read your answers{name}. In public we show how many people chose what, and of your own"
    " words only what you let us show."
    for known, name in ((True, " with your name"), (False, ""))
}
A_COPY = "We send you a copy in the way you like to be written to."
IF_LATE = "We read late answers and mark them as late."
#: What stands in the template ``consultations/_after_answering.html``.
AFTER = (
    "We decide by {day}.",
    "The decision, and how we weighed what people said, will be on its page.",
    "The page of this consultation",
)
#: All that people read around the questions of a consultation, but the homes and options of a rent table.
SAYS = (*WHO_READS.values(), A_COPY, IF_LATE, *AFTER, *ON_THE_TABLE)


def invitation(consultation: Consultation, customer: Customer | None) -> Invitation:
    """What people read around its questions."""
    is_published = consultation.published_at is not None
    return Invitation(
        title=consultation.title,
        page=consultation.get_absolute_url(),
        has_started=is_published and consultation.has_started,
        is_open=is_published and consultation.is_open,
        closes_at=consultation.ends_at,
        called_off=consultation.cancelled_at is not None,
        before=what_it_means(consultation),
        shows="consultations/_rent_before.html" if _has_rent(consultation) else "",
        shows_on_paper="consultations/_rent_on_paper.html" if _has_rent(consultation) else "",
        who_reads=WHO_READS[customer is not None],
        receipt=A_COPY if customer else "",
        after="consultations/_after_answering.html",
        if_late=IF_LATE,
        asks_to_quote=True,
    )


def what_it_means(consultation: Consultation) -> str:
    """For the rent of each kind of home, where staff entered it."""
    return consultation.rent_table.in_words if _has_rent(consultation) else ""


def _has_rent(consultation: Consultation) -> bool:
    """Looked up once."""
    return hasattr(consultation, "rent_table")


def why_not_theirs(consultation: Consultation, customer: Customer | None) -> str:
    """Of one that is for the members of groups alone."""
    if not consultation.members_only or (customer and consultation.is_open_to(customer)):
        return ""
    return f"This is only for {sitting_on(consultation)}."


def receive(consultation: Consultation, sheet: Sheet, by: User | None) -> None:
    """A sheet was sent: it is put on record as what this customer answered, today.

    Those who match no customer are one head-count in the ledger, and counted apart everywhere.
    """
    if sheet.customer is None:
        count_unmatched(consultation=consultation, by=by)
        return
    _put_on_record(
        consultation, sheet, how=HOW_OF[Mode(sheet.mode)], received_on=timezone.localdate(), by=by
    )


@transaction.atomic
def count_unmatched(*, consultation: Consultation, by: User | None) -> None:
    """Bring the ledger's line of those who match no customer up to date."""
    consultation = locked(consultation)  # two of them may send at once
    of_nobody = Sheet.objects.filter(questionnaire=consultation.questionnaire_id, customer=None)
    record_engagement(
        activity=consultation,
        role=Engagement.Role.RESPONDED,
        people=in_time(consultation, of_nobody.counted()).count(),
        source=f"consultations.unmatched:{consultation.pk}",
        by=by,
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
    version: Version | None = None,
    may_quote: bool = False,
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
        version=version,
        received_on=received_on,
        may_quote=may_quote,
    )
    return _put_on_record(consultation, sheet, how=how, received_on=received_on, by=by)


@transaction.atomic
def record_paper(consultation: Consultation, received: Received) -> Sheet:
    """A paper form was keyed in. One that came too late is kept and marked."""
    if received.customer is None:
        sheet = record_received(received)
        count_unmatched(consultation=consultation, by=received.by)
        return sheet
    record_answers(
        consultation=consultation,
        customer=received.customer,
        how=HOW_OF[Mode(received.mode)],
        received_on=received.received_on,
        said=received.said,
        by=received.by,
        version=received.version,
    )
    _, sent = sheets_of(received.version.questionnaire, received.customer)
    assert sent is not None
    return sent


def in_time(consultation: Consultation, sheets: QuerySet) -> QuerySet:
    """Those that came by the last day. What came later is kept, read and marked, and not counted."""
    theirs = consultation.responses.filter(received_on__lte=consultation.closes_on)
    came = Q(received_on=None) | Q(received_on__lte=consultation.closes_on)
    of_nobody = Q(customer=None) & came
    return sheets.filter(of_nobody | Q(customer__in=theirs.order_by().values("customer")))


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


def in_words_of(sheet: Sheet) -> str:
    """What a sheet says, as a response has it."""
    return _together(read_out(sheet))


def _together(answers: list[tuple[str, str]]) -> str:
    return "\n\n".join(f"{question}\n{answer}" for question, answer in answers)


def _put_on_record(
    consultation: Consultation, sheet: Sheet, *, how: How, received_on: dt.date, by: User | None
) -> Response:
    answers = read_out(sheet)
    said = _together(answers)
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
