from celery import shared_task

from .telling import tell_of_reviews


@shared_task
def tell_of_standards_to_review() -> None:
    """Each morning. Run twice, it writes to nobody twice."""
    tell_of_reviews()
