"""What somebody has said yes and no to, as a test reads it."""

from participation.messages.contact.models import Purpose
from participation.messages.contact.rules import latest_consents
from participation.people.customers.models import Customer


def consents_held(customer: Customer, purpose: Purpose) -> dict[str, bool]:
    """The latest word on each channel for that purpose. A channel never asked about is missing."""
    return {
        consent.channel: consent.given
        for consent in latest_consents(customer)
        if consent.purpose == purpose
    }
