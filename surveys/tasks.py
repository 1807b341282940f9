from celery import shared_task

from .anonymous.sending import finish
from .drawing.frame import write_frame
from .feeds import services as feeds
from .models import Draw, Privacy, ResultsNews, ScheduledCycle, Survey
from .planning.telling import tell_all
from .schedules.asking import run_cycle
from .schedules.reminding import remind
from .schedules.services import count_answers, start_cycles


@shared_task
def count_frame(draw_id: int) -> None:
    """Write down whom one survey is for. Run again, it finds it done or in other hands."""
    Draw.objects.run(draw_id, write_frame)


@shared_task
def tell_results(news_id: int) -> None:
    """Tell whoever answered that the results are there. Run again, it tells nobody twice."""
    ResultsNews.objects.run(news_id, tell_all)


@shared_task
def sweep() -> None:
    """Put back what a killed worker left, nudge for what a lost broker forgot, and finish anonymous
    surveys that have closed."""
    Draw.objects.sweep(count_frame.delay)
    ResultsNews.objects.sweep(tell_results.delay)
    ScheduledCycle.objects.sweep(ask_about_jobs.delay)
    for survey in Survey.objects.closed().filter(privacy=Privacy.ANONYMOUS, counted_at=None):
        finish(survey)


@shared_task
def keep_jobs_true() -> None:
    """Say whose jobs are that have come before their customer, and delete old ones. Every night."""
    feeds.settle_known()
    count_answers()
    feeds.clear_old()


@shared_task
def ask_about_jobs(cycle_id: int) -> None:
    """Work on one cycle of a schedule. Run again, it finds it done or in other hands."""
    ScheduledCycle.objects.run(cycle_id, run_cycle)


@shared_task
def start_due_cycles() -> None:
    """Start the cycles of schedules that are due, count who has answered those before, and remind whoever
    has not. Every morning."""
    count_answers()
    remind()
    start_cycles(ask_about_jobs.delay)
