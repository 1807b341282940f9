from itertools import combinations

from celery import shared_task

from base.core.periods import FinancialYear

from .characteristics import CHARACTERISTICS, why_not_together
from .stats import ParticipationSlice, who_takes_part


@shared_task
def count_answers_ahead() -> None:
    """At night, so that nobody waits by day for what is counted rarely and kept.

    Run again, or not at all, it changes no figure: a table is counted when it is due, by whoever
    asks for it first.
    """
    this_year = [ParticipationSlice(FinancialYear.current().start_year)]
    alone = [(one,) for one in CHARACTERISTICS.values()]
    pairs = [
        pair for pair in combinations(CHARACTERISTICS.values(), 2) if not why_not_together(*pair)
    ]
    for by in (*alone, *pairs):
        if any(one.question for one in by):
            who_takes_part(by, this_year)
