from celery import shared_task

from base.core.periods import FinancialYear

from .characteristics import CHARACTERISTICS
from .stats import ParticipationSlice, who_takes_part


@shared_task
def count_answers_ahead() -> None:
    """At night, so that nobody waits by day for what is counted rarely and kept.

    Run again, or not at all, it changes no figure: a table is counted when it is due, by whoever
    asks for it first.
    """
    this_year = [ParticipationSlice(FinancialYear.current().start_year)]
    for one in CHARACTERISTICS.values():
        if one.question:
            who_takes_part([one], this_year)
