"""What a worker does for those who want to hear what is decided."""

import datetime as dt

from celery import shared_task
from django.utils import timezone

from base.core.house_rules import UNFINISHED_DAYS

from .models import DecisionNews, NewsRequest
from .news.telling import tell


@shared_task
def tell_decision(news_id: int) -> None:
    DecisionNews.objects.run(news_id, tell)


@shared_task
def sweep_decision_news() -> None:
    DecisionNews.objects.sweep(tell_decision.delay)


@shared_task
def forget_unconfirmed() -> None:
    """Every night: addresses of visitors who have not said that they are theirs. Run again, none is left."""
    before = timezone.now() - dt.timedelta(days=UNFINISHED_DAYS.value)
    waiting = NewsRequest.objects.filter(customer=None, confirmed_at=None, asked_at__lt=before)
    waiting.delete()
