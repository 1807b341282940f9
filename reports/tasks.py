from celery import shared_task

from .building import build
from .models import ReportEdition
from .monthly.sending import ask_for_due, tell_heads


@shared_task
def build_report(edition_id: int) -> None:
    """Build one edition. Run again, it finds the edition built or in other hands and does nothing."""
    ReportEdition.objects.run(edition_id, build)


@shared_task
def sweep() -> None:
    """Put back what a killed worker left, and nudge for what a lost broker forgot. Every minute."""
    ReportEdition.objects.sweep(build_report.delay)


@shared_task
def monthly_reports() -> None:
    """Ask for last month's reports that nobody has asked for, and tell of those that are built."""
    ask_for_due()
    tell_heads()
