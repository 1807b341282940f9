from celery import shared_task

from . import services


@shared_task
def keep_terms_and_appraisals() -> None:
    """Every morning, before anybody works: terms that end and end soon, and what each member has to come."""
    services.tell_of_ending_terms()
    services.end_terms()
    services.plan_lives()
