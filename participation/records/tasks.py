from celery import shared_task

from .acting import services as acting
from .erasing import services as erasing
from .merging import services as merging
from .models import DataCopy
from .mydata import copying
from .retention import leftovers
from .retention import services as retention


@shared_task
def end_acting_that_ran_out() -> None:
    """End what officers left open, so that the customer gets their copy. Every minute."""
    acting.end_those_that_ran_out()


@shared_task
def finish_merges() -> None:
    """Empty what was kept for undoing merges that are old. Every night."""
    merging.finish_old_merges()


@shared_task
def make_data_copy(copy_id: int) -> None:
    """Make one copy. Run again, it finds it made or in other hands and does nothing."""
    DataCopy.objects.run(copy_id, copying.make)


@shared_task
def sweep_data_copies() -> None:
    """Put back what a killed worker left, nudge for what a lost broker forgot, delete what ran out."""
    DataCopy.objects.sweep(make_data_copy.delay)
    copying.delete_run_out()


@shared_task
def erase_what_was_granted() -> None:
    """Carry out what was agreed to, once the answer has left. Every minute."""
    erasing.erase_what_was_granted()


@shared_task
def keep_no_longer_than_allowed() -> None:
    """Find records with no sign of life, warn, and erase what is due. Every night."""
    retention.find_silent_records()
    retention.settle_due_cases()


@shared_task
def clear_leftovers() -> None:
    """Clear away what people began and never finished. Every night."""
    leftovers.clear_leftovers()
