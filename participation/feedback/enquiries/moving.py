"""What people wrote on the page of a consultation before they could answer there, put among its answers."""

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.programme.consultations.answering import count_unmatched, record_answers
from participation.programme.consultations.models import Consultation, ResponseCount
from participation.programme.consultations.responses import record_response
from participation.questionnaires.answering.services import record_sheet
from participation.questionnaires.kinds import Kind
from participation.questionnaires.models import Question, Sheet

from .models import Enquiry
from .services import SETTLED_ALREADY

ONLINE = ResponseCount.How.ONLINE


@transaction.atomic
def put_among_answers(*, enquiry: Enquiry, consultation: Consultation, by: User) -> Enquiry:
    """Put it on record as an answer of the day on which it was sent. Moved twice, it is moved once.

    A visitor's is an answer of somebody who matches no customer, and counted apart.
    """
    enquiry = locked(enquiry)
    if enquiry.answers_id is not None:
        return enquiry
    if enquiry.settled_at is not None:
        raise Refused(SETTLED_ALREADY)
    if enquiry.is_complaint:
        raise Refused("A complaint is answered as one, in the time that it has.")
    if enquiry.customer is None:
        _of_a_visitor(enquiry, consultation, by)
    else:
        _of_a_customer(enquiry, consultation, by)
    enquiry.answers, enquiry.note = consultation, f"On record as an answer to “{consultation}”."
    enquiry.settled_at, enquiry.settled_by = timezone.now(), by
    enquiry.save()
    record_fact("enquiry_put_among_answers", subject=enquiry, actor=by, of=consultation.pk)
    return enquiry


def _of_a_customer(enquiry: Enquiry, consultation: Consultation, by: User) -> None:
    if consultation.responses.filter(customer=enquiry.customer).exists():
        raise Refused("They have an answer on record already. Open it there, and add this to it.")
    answer = {
        "consultation": consultation,
        "customer": enquiry.customer,
        "how": ONLINE,
        "received_on": timezone.localdate(enquiry.sent_at),
        "by": by,
    }
    if question := _question(consultation):
        record_answers(**answer, said={question.code: enquiry.said})
    else:
        record_response(**answer, said=enquiry.said)


def _of_a_visitor(enquiry: Enquiry, consultation: Consultation, by: User) -> None:
    question = _question(consultation)
    if question is None:
        raise Refused("Nobody is known who wrote this. Count them as one of the others there.")
    if enquiry.sent_at > consultation.ends_at:
        raise Refused("It came after the last day, from somebody who matches no customer.")
    record_sheet(
        questionnaire=consultation.questionnaire,
        customer=None,
        mode=Sheet.Mode.ONLINE,
        said={question.code: enquiry.said},
        keyed_by=by,
    )
    count_unmatched(consultation=consultation, by=by)


def _question(consultation: Consultation) -> Question | None:
    """The one that people answer in as many words as they like."""
    asked = consultation.questionnaire.asked if consultation.questionnaire else None
    return asked.questions.filter(kind=Kind.LONG).first() if asked else None
