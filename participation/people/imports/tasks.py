from celery import shared_task

from . import emptying
from .models import Import
from .work import work_on


@shared_task
def work_on_import(import_id: int) -> None:
    """Check or apply one list. Run again, it finds it done or in other hands and does nothing."""
    Import.objects.run(import_id, work_on)


@shared_task
def sweep() -> None:
    """Put back what a killed worker left, and nudge for what a lost broker forgot. Every minute."""
    Import.objects.sweep(work_on_import.delay)


@shared_task
def empty_old() -> None:
    """Remove the files and lines of lists that are old. Every night."""
    emptying.empty_old()
