"""What counts in the figures of a group's yearly accounts, beside what we paid it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from base.core.measures import measure
from base.core.periods import FinancialYear
from participation.funding.grants.models import Entry
from participation.funding.grants.stats import SUMS

from .models import AccountLine

NONE = Decimal("0.00")


@dataclass(frozen=True)
class Accounts:
    """In pounds. ``paid_by_us`` is from our ledger, the others are the group's own lines."""

    came_in: Decimal
    went_out: Decimal
    of_grant: Decimal
    paid_by_us: Decimal

    @property
    def grant_left(self) -> Decimal:
        """Less than nothing where more was spent of it than was paid in the year."""
        return self.paid_by_us - self.of_grant


def accounts_of(lines: Iterable[AccountLine], paid_by_us: Decimal) -> Accounts:
    rows = list(lines)
    return Accounts(
        came_in=sum((one.pounds for one in rows if one.comes_in), NONE),
        went_out=sum((one.pounds for one in rows if not one.comes_in), NONE),
        of_grant=sum((one.pounds for one in rows if one.from_grant), NONE),
        paid_by_us=paid_by_us,
    )


def paid_in(year: FinancialYear, groups: Iterable[int]) -> dict[int, Decimal]:
    """To each of these groups by our ledger, less what it gave back. One statement."""
    numbers = list(groups)
    entries = Entry.objects.filter(year.holds("on", moment=False), group__in=numbers)
    sums = entries.order_by().values("group").annotate(paid=SUMS["paid_sum"])
    return dict.fromkeys(numbers, NONE) | {line["group"]: Decimal(line["paid"]) for line in sums}


@measure(
    "Came in", "All lines of the group’s accounts of that year that came in, our grants among them."
)
def came_in(of: Accounts) -> Decimal:
    return of.came_in


@measure("Went out", "All lines of the group’s accounts of that year that went out.")
def went_out(of: Accounts) -> Decimal:
    return of.went_out


@measure(
    "Paid by us", "What our ledger says was paid to the group in that year, less what it gave back."
)
def paid_by_us(of: Accounts) -> Decimal:
    return of.paid_by_us


@measure(
    "Spent of our money",
    "The lines that went out and that the group says were paid from our grants.",
)
def of_grant(of: Accounts) -> Decimal:
    return of.of_grant


OF_ACCOUNTS = (came_in, went_out, paid_by_us, of_grant)
