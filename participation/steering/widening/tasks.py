from celery import shared_task

from base.core.periods import FinancialYear

from .services import note_gaps
from .year_reviews import open_year_review


@shared_task
def compare_the_year() -> None:
    """At night, after the answers are counted: which groups take part less than their share this year.

    Run twice it finds the same.
    """
    note_gaps(year=FinancialYear.current().start_year)


@shared_task
def put_up_the_review() -> None:
    """At night: the review of the year that ended last waits for somebody. There is one a year.

    Of a year in which nobody took part there is none.
    """
    open_year_review()
