from celery import shared_task

from .models import Round
from .rounds import ask_everybody, open_this_month


@shared_task
def ask_shoppers(round_id: int) -> None:
    """Write to everybody in one round. Run again, it finds it done or in other hands."""
    Round.objects.run(round_id, ask_everybody)


@shared_task
def begin_month() -> None:
    """Begin this month's round, unless it has begun."""
    a_round = open_this_month()
    if a_round is not None:
        ask_shoppers.delay(a_round.pk)


@shared_task
def sweep() -> None:
    """Put back what a killed worker left, and nudge for what a lost broker forgot."""
    Round.objects.sweep(ask_shoppers.delay)
