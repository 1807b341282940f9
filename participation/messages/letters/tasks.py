from celery import shared_task

from . import making
from .models import Batch


@shared_task
def make_letters(batch_id: int) -> None:
    """Make one batch. Run again, it finds it made or in other hands and does nothing."""
    Batch.objects.run(batch_id, making.make)


@shared_task
def sweep() -> None:
    """Put back what a killed worker left, and nudge for what a lost broker forgot. Every minute."""
    Batch.objects.sweep(make_letters.delay)


@shared_task
def empty_old() -> None:
    """Remove the PDFs of old batches. Every night."""
    making.empty_old()
