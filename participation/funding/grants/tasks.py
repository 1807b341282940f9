from celery import shared_task
from django.utils import timezone

from base.core.refused import Refused

from .models import SchemeYear
from .services import count_people, remind_of_accounts


@shared_task
def count_on_the_day() -> int:
    """Count people for each scheme whose day has come. Run again, it finds nothing left to count.

    Returns how many were counted.
    """
    counted = 0
    for year in SchemeYear.objects.to_count(timezone.localdate()).select_related("scheme"):
        try:
            count_people(year=year, by=None)
        except Refused:  # an officer counted it in the meantime
            continue
        counted += 1
    return counted


@shared_task
def remind_to_account() -> int:
    """Each morning; run again, it reminds nobody twice."""
    return remind_of_accounts()
