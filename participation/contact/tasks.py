from celery import shared_task

from .delivery import claim, deliver_claimed, due_message_ids


@shared_task
def deliver(message_id: int) -> None:
    """Send one message. Run again, it finds the message settled or in other hands and does nothing."""
    message = claim(message_id)
    if message is not None:
        deliver_claimed(message)


@shared_task
def deliver_due_messages() -> None:
    """Pick up what a lost broker or a killed worker left behind. Runs every minute."""
    for message_id in due_message_ids():
        deliver.delay(message_id)
