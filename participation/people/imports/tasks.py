from celery import shared_task

from . import emptying
from .work import claim, put_back_stale, waiting_ids, work_on


@shared_task
def work_on_import(import_id: int) -> None:
    """Check or apply one list. Run again, it finds it done or in other hands and does nothing."""
    hold = claim(import_id)
    if hold is not None:
        work_on(hold)


@shared_task
def sweep() -> None:
    """Put back what a killed worker left, and nudge for what a lost broker forgot. Every minute."""
    put_back_stale()
    for import_id in waiting_ids():
        work_on_import.delay(import_id)


@shared_task
def empty_old() -> None:
    """Remove the files and lines of lists that are old. Every night."""
    emptying.empty_old()
