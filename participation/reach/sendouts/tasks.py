from celery import shared_task

from . import planning, releasing


@shared_task
def plan(send_out_id: int) -> None:
    """Plan one send-out. Run again, it finds it planned or in other hands and does nothing."""
    hold = planning.claim(send_out_id)
    if hold is not None and planning.work_on(hold):
        let_go.delay()


@shared_task
def let_go() -> None:
    """Let go as many messages as the provider takes now. Run again, it finds that they have gone."""
    releasing.let_go()


@shared_task
def sweep() -> None:
    """Put back what a killed worker left, nudge what a lost broker forgot, let go what is due."""
    planning.put_back_stale()
    for send_out_id in planning.waiting_ids():
        plan.delay(send_out_id)
    let_go.delay()
