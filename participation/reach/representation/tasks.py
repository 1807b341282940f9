from celery import shared_task

from base.core.periods import FinancialYear

from .characteristics import CHARACTERISTICS
from .our_awareness import take_over
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


@shared_task
def take_over_awareness() -> None:
    """At night: who knows that they can take part, of our surveys that are over. Each once."""
    take_over()
