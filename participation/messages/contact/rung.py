"""Calls that were made and never were messages to be carried out: they are on the contact record all the same."""

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from participation.people.customers.models import Channel, Customer, CustomerQuerySet

from .models import Message, Purpose
from .rules import with_decision
from .services import address_for


def that_may_be_rung(people: CustomerQuerySet) -> CustomerQuerySet:
    """Of people whom something asks already: those who have a number and let us ring them. How often they
    are asked was settled when they were chosen."""
    return with_decision(people, Purpose.INVITATION, only=Channel.PHONE, set_aside=True).filter(
        held_by=""
    )


@transaction.atomic
def note_call_made(*, customer: Customer, about: str, subject: str, by: User) -> Message:
    """One of us spoke with them and asked them something: from now on they count as having been asked.

    Spoken with again about the same, it is the same one.
    """
    now = timezone.now()
    message, made = Message.objects.get_or_create(
        dedupe_key=f"rung:{about}:{customer.pk}",
        defaults={
            "customer": customer,
            "channel": Channel.PHONE,
            "purpose": Purpose.INVITATION,
            "template": "rung",
            "about": about,
            "address": address_for(customer, Channel.PHONE) if customer.phone else "",
            "language": customer.language,
            "subject": subject[:200],
            "text": "We rang them, and asked them the questions.",
            "state": Message.State.DONE,
            "due_at": now,
            "sent_at": now,
        },
    )
    if made:
        record_fact("rung_and_asked", subject=message, actor=by)
    return message
