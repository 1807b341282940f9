from celery import shared_task
from django.db import transaction
from django.utils import timezone

from base.core.jobs import Hold

from .models import News, Round, Work
from .services import close_and_count, draw_up_roll, tell_news


def carry_out(hold: Hold) -> None:
    (draw_up_roll if hold.row.what == Work.What.ROLL else close_and_count)(hold)


@shared_task
def do_work(work_id: int) -> None:
    Work.objects.run(work_id, carry_out)


@shared_task
def do_tell(news_id: int) -> None:
    News.objects.run(news_id, tell_news)


@shared_task
def sweep() -> None:
    """Close what has ended, and nudge for what waits. Run again, it finds nothing more to begin."""
    for row in Round.objects.to_close(timezone.localdate()):
        with transaction.atomic():
            Work.objects.get_or_create(round=row, what=Work.What.COUNT)
    Work.objects.sweep(do_work.delay)
    News.objects.sweep(do_tell.delay)
