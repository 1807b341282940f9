from celery import shared_task

from .outcomes.telling import tell_next_batch, unfinished_news_ids


@shared_task
def tell_outcome_news(news_id: int) -> None:
    """Tell everybody one piece of news. Run again, it goes on after the last person told."""
    while tell_next_batch(news_id):
        pass


@shared_task
def tell_unfinished_outcome_news() -> None:
    """Pick up what a lost broker or a killed worker left behind. Runs every minute."""
    for news_id in unfinished_news_ids():
        tell_outcome_news.delay(news_id)
