import datetime as dt

from celery import shared_task
from django.utils import timezone

from base.core.house_rules import UNFINISHED_DAYS

from .services import forget_who_asked


@shared_task
def forget_visitors() -> None:
    """Every night. Run again, there is nothing left to forget."""
    forget_who_asked(before=timezone.localdate() - dt.timedelta(days=UNFINISHED_DAYS.value))
