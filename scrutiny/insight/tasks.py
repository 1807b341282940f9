from celery import shared_task

from .asking import remind


@shared_task
def remind_of_answers() -> None:
    """Each morning. Run twice, it writes to nobody twice."""
    remind()
