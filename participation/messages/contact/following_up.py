"""What staff do about a message that did not arrive, or that a person has to carry."""

import datetime as dt

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.people.customers.models import Channel
from participation.questionnaires.codes.in_messages import is_for_nobody_of_us

from .bounces import trust_again
from .models import HELD_BECAUSE, Message
from .rules import decide
from .services import address_for, first_state, nudge_on_commit, on_paper
from .signals import message_settled


@transaction.atomic
def retry_message(*, message: Message, by) -> Message:
    """Send a failed message again, to the address we hold now. Asking twice changes nothing more."""
    message = locked(message)
    if message.state in (Message.State.QUEUED, Message.State.SENDING):
        return message
    if message.state != Message.State.FAILED:
        raise Refused("Only a message that could not be sent can be tried again.")
    if not message.open_to_staff:
        raise Refused(
            "The code in it is out of date. The person can ask for a new one where they sign in."
        )
    if hasattr(message, "followed_up_by"):
        raise Refused("It has been sent another way already.")
    assert message.customer is not None
    address = address_for(message.customer, Channel(message.channel))
    if not address:
        raise Refused("We no longer hold an address for this. Choose another way.")
    message.address = address
    message.state = Message.State.QUEUED
    message.attempts, message.due_at, message.error = 0, timezone.now(), ""
    message.save(update_fields=["address", "state", "attempts", "due_at", "error"])
    trust_again(message)
    record_fact("message_retried", subject=message, actor=by)
    nudge_on_commit(message)
    return message


@transaction.atomic
def send_by_other_channel(*, message: Message, channel: Channel, by) -> Message:
    """Say the same by another way. Each failed message is followed up once; the new one may be too.

    So is what waits for a person to carry it, where it has a code that none of us may read.
    """
    message = locked(message)
    if hasattr(message, "followed_up_by"):
        return message.followed_up_by
    stuck = nobody_can_carry(message)
    if (
        message.state != Message.State.FAILED and not stuck
    ) or channel not in message.other_channels:
        raise Refused("Choose a way that we hold details for.")
    assert message.customer is not None
    if stuck:  # what waits no more has asked them nothing yet
        mark_not_reached(message=message, why="Nobody here may read the code in it.")
    decision = decide(message.customer, message.purpose, only=channel)
    if decision.held_by:
        raise Refused(f"{HELD_BECAUSE[decision.held_by]}. Choose another way, or ring them.")
    follow_up = Message.objects.create(
        instead_of=message,
        customer=message.customer,
        channel=channel,
        purpose=message.purpose,
        template=message.template,
        about=message.about,
        dedupe_key=f"instead:{message.pk}",
        address=address_for(message.customer, channel),
        language=message.language,
        subject=message.subject,
        text=on_paper(message.text, channel, message.purpose),
        with_form=message.with_form,
        state=first_state(channel),
    )
    record_fact("message_sent_another_way", subject=message, actor=by, channel=str(channel))
    if follow_up.state == Message.State.QUEUED:
        nudge_on_commit(follow_up)
    return follow_up


def nobody_can_carry(message: Message) -> bool:
    """Letters are printed with their codes; a text or call by one of us would need somebody to read it."""
    by_voice_or_hand = message.channel in (Channel.SMS, Channel.PHONE)
    waits = message.state == Message.State.TO_DO
    return waits and by_voice_or_hand and is_for_nobody_of_us(message.text)


@transaction.atomic
def mark_done(*, message: Message, by) -> None:
    """A person posted the letter, sent the text or made the call."""
    message = locked(message)
    if message.state == Message.State.DONE:
        return
    if message.state != Message.State.TO_DO:
        raise Refused("There was nothing to do by hand here.")
    message.state, message.sent_at = Message.State.DONE, timezone.now()
    message.save(update_fields=["state", "sent_at"])
    record_fact("message_done", subject=message, actor=by, channel=message.channel)
    message_settled.send(sender=Message, message=message)


@transaction.atomic
def mark_not_reached(*, message: Message, why: str) -> None:
    """A person tried and could not. It goes to those that came back, to be tried another way."""
    message = locked(message)
    if message.state != Message.State.TO_DO:
        raise Refused("There was nothing to do by hand here.")
    message.state, message.error = Message.State.FAILED, why
    message.save(update_fields=["state", "error"])
    message_settled.send(sender=Message, message=message)


@transaction.atomic
def put_off(*, message: Message, until: dt.datetime) -> None:
    """To be done by a person, and not before then."""
    message = locked(message)
    if message.state != Message.State.TO_DO:
        raise Refused("There was nothing to do by hand here.")
    message.due_at = until
    message.save(update_fields=["due_at"])


@transaction.atomic
def mark_all_done(*, messages: QuerySet[Message], by) -> int:
    """Those of ``messages`` that a person was to carry are done now. Returns how many were."""
    rows = messages.filter(state=Message.State.TO_DO).select_for_update(of=("self",))
    done, now = list(rows), timezone.now()
    for message in done:
        message.state, message.sent_at = Message.State.DONE, now
    Message.objects.bulk_update(done, ["state", "sent_at"], batch_size=200)
    for message in done:
        message_settled.send(sender=Message, message=message)
    return len(done)
