from celery import shared_task

from .services import count_quarters


@shared_task
def count_what_is_over() -> None:
    """Each night: the quarters that are over. Run twice it counts nothing twice."""
    count_quarters()
