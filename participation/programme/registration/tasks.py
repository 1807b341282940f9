from celery import shared_task

from . import services


@shared_task
def remind_of_checks() -> None:
    """Each morning; run again, it reminds nobody twice."""
    services.remind_of_checks()


@shared_task
def forget_office_bearers() -> None:
    """Each night; run again, it finds nobody."""
    services.forget_office_bearers()
