from celery import shared_task

from . import releasing
from .models import SendOut
from .planning import write_messages


@shared_task
def plan(send_out_id: int) -> None:
    """Plan one send-out. Run again, it finds it planned or in other hands and does nothing."""
    if SendOut.objects.run(send_out_id, write_messages):
        let_go.delay()


@shared_task
def let_go() -> None:
    """Let go as many messages as the provider takes now. Run again, it finds that they have gone."""
    releasing.let_go()


@shared_task
def sweep() -> None:
    """Put back what a killed worker left, nudge what a lost broker forgot, let go what is due."""
    SendOut.objects.sweep(plan.delay)
    let_go.delay()
