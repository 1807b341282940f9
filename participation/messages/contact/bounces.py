"""What the mail provider hears after an email left: it came back, or its reader called it spam.

The provider posts to ``/webhooks/email/``; anymail checks that it is the provider and puts every
provider's words into one shape. The same news may come twice, and changes nothing then.
"""

import datetime as dt

from anymail.signals import AnymailTrackingEvent, EventType, RejectReason
from django.db import transaction
from django.utils import timezone

from base.core.hidden import one_line
from base.core.row_numbers import row_number
from participation.people.customers.models import Channel, Customer

from .consents import WORDING, record_consent
from .models import BrokenAddress, Message
from .signals import message_settled

CAME_BACK = frozenset({EventType.BOUNCED, EventType.REJECTED, EventType.FAILED})
DO_NOT_WANT = frozenset({EventType.COMPLAINED, EventType.UNSUBSCRIBED})
#: Reasons that tell of the email or of that hour, and not of the mailbox.
ADDRESS_MAY_BE_FINE = frozenset(
    {RejectReason.SPAM, RejectReason.BLOCKED, RejectReason.TIMED_OUT, RejectReason.UNSUBSCRIBED}
)
#: A provider's clock may be this much behind ours.
CLOCKS_DIFFER = dt.timedelta(minutes=1)


class TooEarly(Exception):
    """The worker that sends the message has not yet written down that it did. Ask again later."""


@transaction.atomic
def take_note(event: AnymailTrackingEvent) -> None:
    """Raises TooEarly. News of an email that is not ours, or of no consequence, is let be."""
    if event.event_type in CAME_BACK:
        _came_back(event)
    elif event.event_type in DO_NOT_WANT:
        _not_wanted(event)


def is_broken(message: Message) -> BrokenAddress | None:
    """The mark on the address that a message to a customer would go to."""
    if message.channel != Channel.EMAIL or message.customer_id is None:
        return None  # a sign-in code is tried: its reader asks for it now
    return BrokenAddress.objects.filter(address=message.address.lower()).first()


def _came_back(event: AnymailTrackingEvent) -> None:
    said = event.mta_response or event.description or event.reject_reason or "no reason given"
    reason = one_line(str(said))[:500]
    message = _message_of(event)
    if message is None or _is_old(event, message):
        return
    if message.state in (Message.State.QUEUED, Message.State.SENDING):
        raise TooEarly(message.pk)
    if event.reject_reason not in ADDRESS_MAY_BE_FINE:
        BrokenAddress.objects.get_or_create(
            address=message.address.lower(), defaults={"reason": reason}
        )
    if message.state != Message.State.SENT:
        return
    message.state = Message.State.FAILED
    message.error = f"It came back: {reason}"
    message.save(update_fields=["state", "error"])
    message_settled.send(sender=Message, message=message)


def _not_wanted(event: AnymailTrackingEvent) -> None:
    message = _message_of(event)
    if message is None or message.customer_id is None:
        return
    complaint = event.event_type == EventType.COMPLAINED
    words = "Reported as spam" if complaint else "Unsubscribed with their mail provider"
    customer = Customer.objects.get(pk=message.customer_id)
    for purpose, channels in WORDING.items():
        if Channel.EMAIL in channels:
            record_consent(
                customer=customer,
                channel=Channel.EMAIL,
                purpose=purpose,
                given=False,
                wording=f"{words}: “{message.subject}”",
                source="spam report" if complaint else "mail provider",
            )


def _message_of(event: AnymailTrackingEvent) -> Message | None:
    """By the number we sent along. Another's address means that the number is not to be trusted."""
    number = row_number((event.metadata or {}).get("message"))
    if number is None:
        return None
    rows = Message.objects.select_for_update(of=("self",))
    message = rows.filter(pk=number, channel=Channel.EMAIL).first()
    if message is None or message.address.lower() != str(event.recipient).lower():
        return None
    return message


def _is_old(event: AnymailTrackingEvent, message: Message) -> bool:
    """It tells of an earlier try, said again: the message has been tried once more since."""
    if event.timestamp is None or message.claimed_at is None:
        return False
    return event.timestamp < message.claimed_at - CLOCKS_DIFFER


def trust_again(message: Message) -> None:
    """Staff try the address again, so the mark goes; it comes back with the next bounce."""
    BrokenAddress.objects.filter(address=message.address.lower()).delete()


def since_when(broken: BrokenAddress) -> str:
    day = timezone.localdate(broken.since)
    return f"{broken.address} does not work since {day.day} {day:%B %Y}: {broken.reason}"
