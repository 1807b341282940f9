from celery import shared_task

from base.core.periods import FinancialYear

from .services import note_gaps


@shared_task
def compare_the_year() -> None:
    """At night, after the answers are counted: which groups take part less than their share this year.

    Run twice it finds the same.
    """
    note_gaps(year=FinancialYear.current().start_year)
