from celery import shared_task

from .analysing import analyse_profiles


@shared_task
def analyse_profiles_when_due() -> None:
    """Every night; once a quarter there is something to do."""
    analyse_profiles()
