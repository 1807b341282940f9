"""What counts in a figure of money. Every balance is a sum of entries of the ledger, made here and nowhere else."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Case, DecimalField, F, Q, QuerySet, Sum, When

from base.core.measures import Measure, measure

from .models import Entry, Grant, SchemeYear

PENNY = Decimal("0.01")
_OF_BUDGET = Q(grant=None)


def _sum(plus: Q, minus: Q | None = None) -> Sum:
    whens = [When(plus, then=F("pounds"))]
    if minus is not None:
        whens.append(When(minus, then=-F("pounds")))
    field = DecimalField(max_digits=14, decimal_places=2)
    return Sum(Case(*whens, default=Decimal(0), output_field=field), default=Decimal(0))


SUMS = {
    "budget_sum": _sum(
        Q(kind="budgeted") | Q(kind="raised") & _OF_BUDGET, Q(kind="lowered") & _OF_BUDGET
    ),
    "set_aside_sum": _sum(Q(kind="delegated")),
    "asked_sum": _sum(Q(kind="asked")),
    "awarded_sum": _sum(
        Q(kind="awarded") | Q(kind="raised", grant__isnull=False),
        Q(kind="lowered", grant__isnull=False),
    ),
    "paid_sum": _sum(Q(kind="paid"), Q(kind="returned")),
    "returned_sum": _sum(Q(kind="returned")),
}


@dataclass(frozen=True)
class Balances:
    """The sums of some entries, in pounds: of a scheme's year, of a group, or of one grant."""

    budget: Decimal
    set_aside: Decimal
    asked: Decimal
    awarded: Decimal
    paid: Decimal
    returned: Decimal

    @classmethod
    def of(cls, sums: dict[str, Any]) -> "Balances":
        return cls(*(Decimal(sums[name] or 0).quantize(PENNY) for name in SUMS))

    @property
    def committed(self) -> Decimal:
        return self.set_aside + self.awarded

    @property
    def free(self) -> Decimal:
        return self.budget - self.committed

    @property
    def owed(self) -> Decimal:
        return self.awarded - self.paid


NOTHING = Balances(*[Decimal(0)] * len(SUMS))


def balances(entries: QuerySet[Entry]) -> Balances:
    return Balances.of(entries.order_by().aggregate(**SUMS))


def balances_by(field: str, rows: Iterable[Any]) -> dict[int, Balances]:
    """Of each of ``rows``, by its number, in one statement: ``balances_by("grant", grants)``."""
    found = Entry.objects.filter(**{f"{field}__in": rows}).order_by().values(field).annotate(**SUMS)
    return {line[field]: Balances.of(line) for line in found}


@measure(
    "Budget",
    "What was budgeted for the scheme in this year, and what was added to that or taken off it.",
)
def budget(of: Balances) -> Decimal:
    return of.budget


@measure("Set aside", "What is put aside for groups by the worked table and is not awarded yet.")
def set_aside(of: Balances) -> Decimal:
    return of.set_aside


@measure("Awarded", "What was awarded, with every award that was raised or lowered since.")
def awarded(of: Balances) -> Decimal:
    return of.awarded


@measure("Left", "The budget, less what is set aside and what is awarded.")
def left(of: Balances) -> Decimal:
    return of.free


@measure("Paid", "What was paid to groups, less what they gave back.")
def paid(of: Balances) -> Decimal:
    return of.paid


@measure("Still to pay", "What was awarded, less what was paid.")
def still_to_pay(of: Balances) -> Decimal:
    return of.owed


@measure("Given back", "What groups gave back of what was paid to them.")
def given_back(of: Balances) -> Decimal:
    return of.returned


OF_YEAR: tuple[Measure, ...] = (budget, set_aside, awarded, left, paid)
OF_UNLIMITED_YEAR: tuple[Measure, ...] = (awarded, paid)
OF_GROUP: tuple[Measure, ...] = (awarded, paid, still_to_pay)


def figures(of: Balances, measures: tuple[Measure, ...]) -> list[tuple[Measure, Decimal]]:
    return [(one, one(of)) for one in measures]


def of_year(year: SchemeYear) -> Balances:
    return balances(Entry.objects.filter(scheme_year=year))


def of_grant(grant: Grant) -> Balances:
    return balances(Entry.objects.filter(grant=grant))
