"""What pages and paper show of a return."""

from collections.abc import Callable
from typing import Any

from base.core.periods import FinancialYear

from .models import AnnualReturn, without_return
from .stats import OF_ACCOUNTS, accounts_of, paid_in

#: What can be done about a return, for office bearers and for staff alike.
PAGES = ("write", "line", "accounts", "accounts_file", "send")


def shown(annual_return: AnnualReturn, at: Callable[..., str]) -> dict[str, Any]:
    """Two statements. ``at`` makes the address of a page about it, from its name and numbers."""
    rows, number = list(annual_return.lines.all()), annual_return.pk
    paid = paid_in(annual_return.financial_year, [annual_return.group_id])
    accounts = accounts_of(rows, paid[annual_return.group_id])
    return {
        "lines": [(one, at("remove_line", number, one.pk)) for one in rows],
        "at": {name: at(name, number) for name in PAGES},
        "accounts": accounts,
        "figures": [(one, one(accounts)) for one in OF_ACCOUNTS],
    }


def pack_of(year: FinancialYear) -> dict[str, Any]:
    """Every return of the year that was sent, in the order of names, and who sent none. Four statements."""
    sent = AnnualReturn.objects.sent().of_year(year.start_year).select_related("group__area")
    returns = list(sent.prefetch_related("lines").order_by("group__name", "pk"))
    paid = paid_in(year, [one.group_id for one in returns])
    told = [(one, accounts_of(one.lines.all(), paid[one.group_id])) for one in returns]
    missing = without_return(year).order_by("name", "pk")
    definitions = [(one.title, one.definition) for one in OF_ACCOUNTS]
    return {"year": year, "told": told, "missing": list(missing), "definitions": definitions}
