"""Texts that people send us. The gateway posts them, signed; STOP takes back every yes to texts."""

import hashlib
import hmac
import re

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from participation.people.customers.models import Channel, Customer

from ..consents import WORDING, record_consent
from ..models import Message, Purpose
from ..services import send

#: What people type, in any case, with or without punctuation.
STOP_WORDS = frozenset({"stop", "stopall", "stop all", "unsubscribe", "end", "quit", "cancel"})


def signature_of(body: bytes) -> str:
    """HMAC-SHA256 of the raw body with ``SMS_INBOUND_SECRET``, in hexadecimal."""
    return hmac.new(settings.SMS_INBOUND_SECRET.encode(), body, hashlib.sha256).hexdigest()


def is_signed(body: bytes, signature: str) -> bool:
    """Never where no secret is set: then nobody can prove to be the gateway."""
    return bool(settings.SMS_INBOUND_SECRET) and hmac.compare_digest(
        signature_of(body).encode(), signature.encode()
    )


def asks_to_stop(text: str) -> bool:
    return " ".join(re.findall(r"[a-z]+", text.casefold())) in STOP_WORDS


@transaction.atomic
def take_in(*, number: str, text: str, reference: str) -> list[Message]:
    """Act on a text and answer it, once for each ``reference``. Returns the answers.

    Everybody who can be texted at that number is meant: it may be a household's. What is not STOP is
    answered with where to turn, once a day at most, because nobody reads what is sent to the gateway.
    """
    people = Customer.objects.filter(phone=number, erased_at=None).order_by("pk")
    if asks_to_stop(text):
        return [_stopped(customer, text, reference) for customer in people]
    today = timezone.localdate()
    return [
        send(
            customer,
            "contact/text/nobody_reads",
            dedupe_key=f"text-answer:{number}:{today}",
            only=Channel.SMS,
        )
        for customer in people[:1]
    ]


def _stopped(customer: Customer, text: str, reference: str) -> Message:
    """A gateway that repeats itself does not take back what they have agreed to since."""
    answer_key = f"text-stopped:{reference}:{customer.pk}"
    if answer := Message.objects.filter(dedupe_key=answer_key).first():
        return answer
    for purpose in (Purpose.INVITATION, Purpose.MARKETING):
        if Channel.SMS in WORDING[purpose]:
            record_consent(
                customer=customer,
                channel=Channel.SMS,
                purpose=purpose,
                given=False,
                wording=f"They texted: {text[:200]}",
                source="text message",
            )
    return send(
        customer,
        "contact/text/stopped",
        dedupe_key=answer_key,
        only=Channel.SMS,
    )
