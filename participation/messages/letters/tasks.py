from celery import shared_task

from . import making


@shared_task
def make_letters(batch_id: int) -> None:
    """Make one batch. Run again, it finds it made or in other hands and does nothing."""
    hold = making.claim(batch_id)
    if hold is not None:
        making.make_claimed(hold)


@shared_task
def sweep() -> None:
    """Put back what a killed worker left, and nudge for what a lost broker forgot. Every minute."""
    making.put_back_stale()
    for batch_id in making.waiting_ids():
        make_letters.delay(batch_id)


@shared_task
def empty_old() -> None:
    """Remove the PDFs of old batches. Every night."""
    making.empty_old()
