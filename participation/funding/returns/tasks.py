from celery import shared_task

from . import services


@shared_task
def remind_of_returns() -> None:
    """Each morning; run again, it reminds nobody twice."""
    services.remind_of_returns()
