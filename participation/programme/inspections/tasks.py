import datetime as dt

from celery import shared_task
from django.utils import timezone

from base.core.periods import Month

from .homes.services import draw_by_itself, forget_addresses
from .models import Inspection
from .planning.services import remind


@shared_task
def remind_of_tomorrow() -> None:
    """Whoever inspects tomorrow. Run again, nobody is told twice."""
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    for inspection in Inspection.objects.waiting().filter(starts_at__date=tomorrow):
        remind(inspection)


@shared_task
def forget_old_addresses() -> None:
    """Of homes that were listed long ago."""
    forget_addresses()


@shared_task
def draw_homes_of_month() -> None:
    """Each night until the month has its draw. Run again, the first one stands."""
    draw_by_itself(Month.current())
