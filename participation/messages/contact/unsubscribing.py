"""The link in an invitation or news email that stops the next one: RFC 8058, and PECR reg. 22.

The link names the message it came in, signed. So it can stop that purpose by that channel for the
person it was sent to, and nothing else; it never goes out of date.
"""

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.urls import reverse

from base.core.refused import Refused

from .consents import record_consent
from .models import Consent, Message, Purpose

SALT = "contact.unsubscribe"
SOURCE = "unsubscribe link"


def can_be_stopped(message: Message) -> bool:
    """What the law requires, and what somebody takes part in, is not stopped by a link."""
    return message.customer_id is not None and message.purpose in Consent.Purpose.values


def token_for(message: Message) -> str:
    return signing.Signer(salt=SALT).sign_object(message.pk)


def message_of(token: str) -> Message:
    """Raises LookupError for a token that we did not make, or whose message is gone."""
    try:
        pk = signing.Signer(salt=SALT).unsign_object(token)
    except signing.BadSignature as forged:
        raise LookupError(token) from forged
    message = Message.objects.filter(pk=pk).select_related("customer").first()
    if message is None or not can_be_stopped(message):
        raise LookupError(token)
    return message


def link_for(message: Message) -> str:
    return settings.PORTAL_ADDRESS + reverse("contact:unsubscribe", args=[token_for(message)])


def headers_for(message: Message) -> dict[str, str]:
    """What a mail program makes its own "unsubscribe" button from."""
    if not can_be_stopped(message):
        return {}
    return {
        "List-Unsubscribe": f"<{link_for(message)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def footer_for(message: Message) -> str:
    """The last lines of the email, for those whose mail program has no such button."""
    if not can_be_stopped(message):
        return ""
    kind = Consent.Purpose(message.purpose).label.lower()
    return (
        f"\n--\nYou get this because you said yes to {kind} by {message.get_channel_display().lower()}."
        f"\nStop them with one press: {link_for(message)}\n"
    )


def text_footer_for(message: Message) -> str:
    """The same in a text, where every letter costs."""
    return text_ending(message.purpose) if can_be_stopped(message) else ""


def text_ending(purpose: str) -> str:
    """What is put under a text to a customer that is for this."""
    return "\nReply STOP to stop these." if purpose in Consent.Purpose.values else ""


def has_stopped(message: Message) -> bool:
    """Whether the last word on the message's purpose and channel came by such a link."""
    last = _said_about(message).first()
    return last is not None and not last.given and last.source == SOURCE


def stop(message: Message) -> None:
    """Take back the yes that the message was sent by. Again changes nothing."""
    assert message.customer is not None
    record_consent(
        customer=message.customer,
        channel=message.channel,
        purpose=Purpose(message.purpose),
        given=False,
        wording=f"Stop, by the link in “{message.subject}”",
        source=SOURCE,
    )


@transaction.atomic
def undo(message: Message) -> None:
    """The link was pressed by mistake: what was agreed to before it holds again."""
    assert message.customer is not None
    if not has_stopped(message):
        raise Refused("There is nothing to undo: you have told us something else since.")
    before = _said_about(message).filter(given=True).first()
    assert before is not None  # a no is only written down after a yes, or as an objection
    record_consent(
        customer=message.customer,
        channel=message.channel,
        purpose=Purpose(message.purpose),
        given=True,
        wording=before.wording,
        source="undid unsubscribe",
    )


def _said_about(message: Message):
    return Consent.objects.filter(
        customer=message.customer, purpose=message.purpose, channel=message.channel
    )
