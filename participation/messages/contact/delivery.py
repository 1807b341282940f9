"""From a queued row to the mail server or the text gateway, once.

A worker claims a message before it speaks to the server and settles it afterwards, each in a short
transaction of its own. If it dies in between, nobody can know whether the server had accepted the
message: after ``STALE`` the sweep takes it up again, and the second attempt says so in ``error``.
"""

import datetime as dt
import logging
from smtplib import SMTPException, SMTPRecipientsRefused

from anymail.exceptions import AnymailError
from django.core.exceptions import ValidationError
from django.core.mail import EmailMultiAlternatives
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from base.core.worldwide import at_our_domain
from participation.people.customers.models import Channel
from participation.people.customers.phones import why_no_text
from participation.questionnaires.codes.in_messages import with_own_codes

from .bounces import is_broken, since_when
from .models import Message, Purpose
from .rules import taken_back
from .signals import message_settled
from .texts.gateways import Text, TextRefused, gateway
from .unsubscribing import footer_for, headers_for, text_footer_for

log = logging.getLogger(__name__)

STALE = dt.timedelta(minutes=10)
MAX_ATTEMPTS = 6
SWEEP_BATCH = 500
#: To one number; a household may share it.
MOST_TEXTS = {dt.timedelta(hours=1): 10, dt.timedelta(days=1): 30}


def due_message_ids() -> list[int]:
    stale = Q(state=Message.State.SENDING, claimed_at__lt=timezone.now() - STALE)
    due = Q(state=Message.State.QUEUED, due_at__lte=timezone.now())
    found = Message.objects.filter(stale | due).order_by("due_at")
    return list(found.values_list("pk", flat=True)[:SWEEP_BATCH])


@transaction.atomic
def claim(message_id: int) -> Message | None:
    """Take the message for this worker, or nothing where it is settled, not due or taken.

    Whoever has said no since it was written is not written to.
    """
    message = (
        Message.objects.select_for_update(of=("self",), skip_locked=True)
        .filter(pk=message_id, state__in=[Message.State.QUEUED, Message.State.SENDING])
        .first()
    )
    if message is None or message.due_at > timezone.now():
        return None
    if message.state == Message.State.SENDING:
        if message.claimed_at and message.claimed_at > timezone.now() - STALE:
            return None
        log.warning(
            "Message %s was left half-sent by a worker that died; sending again.", message.pk
        )
        message.error = "A worker died while sending this, so it may have arrived twice."
        if message.attempts >= MAX_ATTEMPTS:  # it may be the message that kills them
            message.state = Message.State.FAILED
            _settle(message)
            return None
    if rule := taken_back(message) or too_many_texts(message):
        message.state, message.held_by_rule = Message.State.HELD, rule
        _settle(message)
        return None
    message.state = Message.State.SENDING
    message.claimed_at = timezone.now()
    message.attempts += 1
    message.save(update_fields=["state", "claimed_at", "attempts", "error"])
    return message


def too_many_texts(message: Message) -> str:
    """The rule that keeps a number from being flooded, whatever somebody does here to make us text.

    What the law or safety requires always goes.
    """
    if message.channel != Channel.SMS or message.purpose == Purpose.STATUTORY:
        return ""
    texts = Message.objects.filter(channel=Channel.SMS, address=message.address)
    for within, most in MOST_TEXTS.items():
        if texts.filter(sent_at__gt=timezone.now() - within).count() >= most:
            return "too_many_texts"
    return ""


def deliver_claimed(message: Message) -> None:
    try:
        carry(message)
    except (OSError, SMTPException, AnymailError, ValueError) as problem:
        message.error = in_words(problem)[:2000]
        if is_final(problem) or message.attempts >= MAX_ATTEMPTS:
            message.state = Message.State.FAILED
            _settle(message)
        else:
            _wait_longer(message)
    else:
        message.state, message.sent_at = Message.State.SENT, timezone.now()
        _settle(message)


class Unreachable(ValueError):
    """There is no use in trying this address. Says why, as staff read it."""


def carry(message: Message) -> None:
    if why := why_unreachable(Channel(message.channel), message.address):
        raise Unreachable(why)
    if broken := is_broken(message):
        raise Unreachable(since_when(broken))
    if message.channel == Channel.EMAIL:
        as_email(message).send()
    else:
        send_text(message)


def send_text(message: Message) -> None:
    carrier = gateway()
    if carrier is None:
        raise Unreachable("The text gateway has been taken away. Send it another way.")
    text = words_as_text(message, in_full(message, message.text))
    carrier.send(Text(to=message.address, text=text, reference=message.world_name))


def words_as_text(message: Message, words: str) -> str:
    """What arrives on the phone, and is charged for."""
    return words.strip() + text_footer_for(message)


def in_full(message: Message, words: str) -> str:
    """With the codes of whoever it goes to, which are never kept with what it says."""
    return with_own_codes(words, message.customer_id)


def why_unreachable(channel: Channel, address: str) -> str:
    """In plain words; empty where nothing is wrong with it."""
    if channel == Channel.SMS:
        return why_no_text(address)
    try:
        validate_email(address)
    except ValidationError:
        return f"{address} is not a whole email address."
    return ""


def in_words(problem: Exception) -> str:
    plain = isinstance(problem, Unreachable | TextRefused)
    return str(problem) if plain else f"{type(problem).__name__}: {problem}"


def is_final(problem: Exception) -> bool:
    """The server will say the same next time: no such mailbox, or nothing that can be an email."""
    if isinstance(problem, SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in problem.recipients.values())
    return isinstance(problem, ValueError)


def _wait_longer(message: Message) -> None:
    """2 minutes after the first failure, half an hour after the fifth."""
    message.state = Message.State.QUEUED
    message.due_at = timezone.now() + dt.timedelta(minutes=2**message.attempts)
    message.save(update_fields=["state", "due_at", "error"])


def _settle(message: Message) -> None:
    """Its fate is known. What was to let somebody sign in is forgotten: nobody else may read it."""
    settled = ["state", "held_by_rule", "sent_at", "error"]
    if not message.open_to_staff:
        message.text = message.html = ""
        settled += ["text", "html"]
    # Not the words of others: they may have been erased while the message was on its way.
    message.save(update_fields=settled)
    message_settled.send(sender=Message, message=message)


def as_email(message: Message) -> EmailMultiAlternatives:
    email = EmailMultiAlternatives(
        subject=message.subject,
        body=in_full(message, message.text) + footer_for(message),
        to=[message.address],
        headers={
            "Message-ID": f"<{at_our_domain(message.world_name)}>",
            "Auto-Submitted": "auto-generated",
            **headers_for(message),
        },
    )
    # Comes back with what the provider tells of the email; a plain mail server never sees it.
    email.metadata = {"message": str(message.pk)}  # type: ignore[attr-defined]
    if message.html:
        email.attach_alternative(in_full(message, message.html), "text/html")
    for file in message.attachments.all():
        email.attach(file.name, file.content, file.content_type)
    return email
