"""What takes the whole ledger to count, and is counted ahead (``base.core.counted_lately``)."""

from collections.abc import Callable, Iterator

from base.core.counted_lately import Args, counted_lately
from base.core.periods import FinancialYear, Period

from . import stats

#: What the activities of a year are laid out by.
LAID_OUT: dict[str, Callable[[Period], list[stats.Row]]] = {
    "kind": stats.by_kind,
    "run_by": stats.by_who_ran_it,
    "service": stats.by_service,
}


@counted_lately(fresh=60, ahead=lambda: [(FinancialYear.current().start_year,)])
def ways_so_far(start_year: int) -> list[stats.WayCounted]:
    return stats.by_way(FinancialYear.starting(start_year).so_far)


@counted_lately(ahead=lambda: [()])
def all_customers() -> int:
    return stats.customers_now()


def of_this_year() -> Iterator[Args]:
    year = FinancialYear.current().start_year
    yield "kind", year, False
    for by in ("run_by", "service"):
        yield by, year, False
        yield by, year, True


@counted_lately(fresh=60, ahead=of_this_year)
def activities_by(by: str, start_year: int, beside: bool) -> list[stats.Row]:
    """Of the year; with ``beside`` of what may stand beside it, the year before as far as this one has come."""
    year = FinancialYear.starting(start_year)
    return LAID_OUT[by](year.beside if beside else year)
