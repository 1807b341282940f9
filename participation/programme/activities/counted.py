"""What takes the whole ledger to count, and is counted ahead (``base.core.counted_lately``)."""

from base.core.counted_lately import counted_lately
from base.core.periods import FinancialYear

from . import stats


@counted_lately(fresh=60, ahead=lambda: [(FinancialYear.current().start_year,)])
def ways_so_far(start_year: int) -> list[stats.WayCounted]:
    return stats.by_way(FinancialYear.starting(start_year).so_far)


@counted_lately(ahead=lambda: [()])
def all_customers() -> int:
    return stats.customers_now()
