"""Writing in the ledger. Whoever does holds the scheme's year, so that two at once cannot promise the same pound."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

from django.utils import timezone

from base.core.periods import EARLIEST, FinancialYear
from base.core.refused import Refused
from base.core.templatetags.words import pounds as in_pounds

from .. import stats
from ..models import Entry, SchemeYear


def write(entries: Iterable[Entry], *, held: SchemeYear) -> None:
    """Write the entries, all of them of the year that is ``held``; refuse where a sum goes wrong by them.

    To be called in a transaction, which a refusal rolls back.
    """
    written = list(entries)
    Entry.objects.bulk_create(written)
    refuse_overdrawn(held)
    for grant in {one.grant_id: one.grant for one in written if one.grant is not None}.values():
        refuse_wrong_grant(stats.of_grant(grant))


def refuse_overdrawn(year: SchemeYear) -> None:
    money = stats.of_year(year)
    if year.scheme.has_budget and money.free < 0:
        raise Refused(
            f"That is {in_pounds(-money.free)} more than there is in the budget of {year}. "
            f"The budget is {in_pounds(money.budget)}."
        )


def refuse_wrong_grant(money: stats.Balances) -> None:
    if money.paid < 0:
        raise Refused(f"That is {in_pounds(-money.paid)} more than was paid.")
    if money.owed < 0:
        raise Refused(f"That is {in_pounds(-money.owed)} more paid than awarded.")


def refuse_over(year: SchemeYear) -> None:
    """Nothing is promised in a year that has ended. The day is the landlord's: one second before midnight
    on 31 March still belongs to the year that ends."""
    if timezone.localdate() > year.period.last:
        raise Refused(f"The year {year.period} has ended. Use the year that is running.")


def refuse_coming(day: dt.date) -> None:
    if day > timezone.localdate():
        raise Refused("The day must be today or earlier.")
    if FinancialYear.of(day).start_year < EARLIEST:
        raise Refused(f"We keep no money from before {EARLIEST}. Look at the year that you wrote.")


def refuse_nothing(pounds: Decimal) -> None:
    if pounds <= 0:
        raise Refused("Enter more than nothing.")
