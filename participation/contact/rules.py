"""Whether and how somebody may be written to: the rules of sending, in their order.

Statutory notice > the person's opt-out > consent for the channel. What the law requires, and what
somebody asked us for, is never blocked by an opt-out from invitations (PECR: service messages).
"""

from dataclasses import dataclass

from participation.customers.models import Channel, Customer

from .models import Consent, Purpose

NEEDS_CONSENT = frozenset({Purpose.INVITATION, Purpose.MARKETING})


@dataclass(frozen=True)
class Decision:
    """The channel to use; ``held_by`` names the rule that forbids sending, or is empty."""

    channel: Channel
    held_by: str = ""


def latest_consents(customer: Customer) -> list[Consent]:
    """The word that holds now for each channel it was ever given for, in the channels' order."""
    latest = {}
    for consent in Consent.objects.filter(customer=customer).order_by("at", "pk"):
        latest[consent.channel] = consent
    return [latest[way] for way in Channel.values if way in latest]


def consents_held(customer: Customer) -> dict[str, bool]:
    """The latest word on each channel. A channel never asked about is missing."""
    return {consent.channel: consent.given for consent in latest_consents(customer)}


def decide(customer: Customer, purpose: Purpose, *, only: Channel | None = None) -> Decision:
    """``only`` asks about that one channel, where a message makes sense by no other."""
    ways = [only] if only in customer.ways_to_reach else []
    if only is None:
        ways = customer.ways_to_reach
    if customer.erased_at or not ways:
        return Decision(only or Channel.EMAIL, held_by="no_address")
    if purpose not in NEEDS_CONSENT:
        return Decision(ways[0])
    consents = consents_held(customer)
    for way in ways:
        if consents.get(way):
            return Decision(way)
    return Decision(ways[0], held_by="no_consent")
