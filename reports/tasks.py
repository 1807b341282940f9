from celery import shared_task

from .building import build_claimed, claim, put_back_stale, waiting_ids


@shared_task
def build_report(edition_id: int) -> None:
    """Build one edition. Run again, it finds the edition built or in other hands and does nothing."""
    hold = claim(edition_id)
    if hold is not None:
        build_claimed(hold)


@shared_task
def sweep() -> None:
    """Put back what a killed worker left, and nudge for what a lost broker forgot. Every minute."""
    put_back_stale()
    for edition_id in waiting_ids():
        build_report.delay(edition_id)
