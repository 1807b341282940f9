from celery import shared_task

from .copying import make
from .models import MeetingCopy


@shared_task
def make_copy(copy_id: int) -> None:
    MeetingCopy.objects.run(copy_id, make)


@shared_task
def sweep() -> None:
    """Put back what a killed worker left, and nudge for what a lost broker forgot."""
    MeetingCopy.objects.sweep(make_copy.delay)
