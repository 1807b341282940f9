from celery import shared_task

from .models import Upload
from .work import take


@shared_task
def take_file(upload_id: int) -> None:
    """Read one file. Run again, it finds it read or in other hands and does nothing."""
    Upload.objects.run(upload_id, take)


@shared_task
def sweep() -> None:
    """Put back what a killed worker left, and nudge for what a lost broker forgot. Every minute."""
    Upload.objects.sweep(take_file.delay)
