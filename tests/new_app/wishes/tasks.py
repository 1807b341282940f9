from celery import shared_task

from .models import Wish


@shared_task
def forget_old_wishes() -> None:
    Wish.objects.exclude(granted_on=None).delete()
