from celery import shared_task

from .services.asking import remind


@shared_task
def remind_of_replies() -> None:
    """Each morning. Run twice, it writes to nobody twice."""
    remind()
