from celery import shared_task

from .forums.news import tell_news


@shared_task
def tell_forum_news() -> None:
    """Each morning; run again, it tells nobody twice."""
    tell_news()
