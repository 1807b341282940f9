from celery import shared_task

from base.core.jobs import Hold, JobState
from base.core.models import Fact

from .models import MonthOfFacts


def count(hold: Hold) -> None:
    month = hold.row.month
    hold.tell("Counting", 50)
    of_month = Fact.objects.filter(at__year=month.year, at__month=month.month)
    hold.finish(JobState.DONE, facts=of_month.count())


@shared_task
def count_facts(month_id: int) -> None:
    MonthOfFacts.objects.run(month_id, count)


@shared_task
def sweep() -> None:
    MonthOfFacts.objects.sweep(count_facts.delay)
