from celery import shared_task

from .services.reviewing import tell_of_reviews


@shared_task
def remind_of_reviews() -> None:
    """Each morning. Run twice, it writes to nobody twice."""
    tell_of_reviews()
