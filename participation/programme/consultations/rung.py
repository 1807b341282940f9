"""Whom we ring with the questions of a consultation, and what that counts as."""

from base.accounts.models import User
from participation.messages.contact.rung import note_call_made, that_may_be_rung
from participation.people.customers.models import Customer, CustomerQuerySet

from .models import Consultation


def rings(consultation: Consultation) -> CustomerQuerySet:
    """Those who were sent a code, have not answered, and let us ring them."""
    asked = Customer.objects.current().filter(
        personal_codes__questionnaire=consultation.questionnaire_id, personal_codes__is_spare=False
    )
    answered = consultation.responses.order_by().values("customer")
    return that_may_be_rung(asked.exclude(pk__in=answered))


def rang(consultation: Consultation, customer: Customer, by: User) -> None:
    note_call_made(customer=customer, about=consultation.source, subject=consultation.title, by=by)
