import datetime as dt

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from .services import forget_who_asked


@shared_task
def forget_visitors() -> None:
    """Every night. Run again, there is nothing left to forget."""
    forget_who_asked(before=timezone.localdate() - dt.timedelta(days=settings.UNFINISHED_DAYS))
