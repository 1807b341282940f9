from celery import shared_task

from .models import Booking
from .services import remind


@shared_task
def send_reminder(booking_id: int) -> None:
    remind(booking_id)


@shared_task
def send_tomorrows_reminders() -> None:
    """One small task for each place at an event tomorrow. Runs every hour of the day."""
    for booking_id in Booking.objects.to_remind().values_list("pk", flat=True):
        send_reminder.delay(booking_id)
