from django.http import Http404

from base.core.periods import FinancialYear


def year_at(typed: str) -> FinancialYear:
    """The financial year that begins in the year of the address; 404 where it has not begun."""
    year = FinancialYear.named(typed)
    if year.code != typed:
        raise Http404("There is no such year, or it has not begun.")
    return year
