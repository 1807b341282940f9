from celery import shared_task

from participation.people.customers.models import Channel

from .delivery import claim, deliver_claimed, due_message_ids
from .models import Message
from .rules import hold_what_was_taken_back


@shared_task
def deliver(message_id: int) -> None:
    """Send one message. Run again, it finds the message settled or in other hands and does nothing."""
    message = claim(message_id)
    if message is not None:
        deliver_claimed(message)


@shared_task
def deliver_due_messages() -> None:
    """Pick up what a lost broker or a killed worker left behind. Runs every minute.

    Letters, and texts that people send by hand, are held where their readers have said no since;
    calls when the next one is taken, so that none is held that somebody is making.
    """
    hold_what_was_taken_back(Message.objects.exclude(channel=Channel.PHONE))
    for message_id in due_message_ids():
        deliver.delay(message_id)
