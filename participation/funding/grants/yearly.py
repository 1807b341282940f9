"""Figures of one financial year for the report of grants. Each belongs to the year of its scheme, whenever it was paid."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q, Sum

from base.core.measures import measure
from base.core.periods import FinancialYear, Period

from .models import Account, Entry, Grant, Receipt, SchemeYear
from .stats import NOTHING, SUMS, Balances


@dataclass(frozen=True)
class OfScheme:
    """One scheme in the year. ``budget`` is None where the scheme has none."""

    name: str
    budget: Decimal | None
    asked: Decimal
    awarded: Decimal
    paid: Decimal
    returned: Decimal
    groups: int


@dataclass(frozen=True)
class Given:
    """One grant as everybody may read of it. ``people`` is None where the group has not told us."""

    scheme: str
    group: str
    what_for: str
    awarded: Decimal
    paid: Decimal
    people: int | None


@dataclass(frozen=True)
class Value:
    """Of the grants that were paid: those of which groups told us what came, and the receipts that they handed in."""

    paid_grants: int
    told: int
    paid_told: Decimal
    people: int
    paid: Decimal
    receipts: Decimal
    unspent: Decimal
    deducted: Decimal

    @property
    def for_each(self) -> Decimal | None:
        """Pounds for each person; None where nobody was told of."""
        return (self.paid_told / self.people).quantize(Decimal("0.01")) if self.people else None


def _starts(period: Period) -> int:
    return FinancialYear.of(period.first).start_year


def _by(field: str, period: Period, on: dt.date) -> dict[int, Balances]:
    entries = Entry.objects.filter(scheme_year__starts=_starts(period), on__lte=on)
    found = entries.order_by().values(field).annotate(**SUMS)
    return {line[field]: Balances.of(line) for line in found if line[field] is not None}


@measure(
    "Money of each scheme",
    "The budget of each scheme for the year, what groups asked for and were awarded, what was paid to them less what they gave "
    "back, and how many groups were awarded something.",
)
def by_scheme(period: Period, on: dt.date) -> list[OfScheme]:
    years = SchemeYear.objects.filter(starts=_starts(period)).select_related("scheme")
    money, awarded = _by("scheme_year", period, on), _groups(period, on)
    return [
        OfScheme(
            name=year.scheme.name,
            budget=its.budget if year.scheme.has_budget else None,
            asked=its.asked,
            awarded=its.awarded,
            paid=its.paid,
            returned=its.returned,
            groups=len(awarded.get(year.pk, set())),
        )
        for year in years.order_by("scheme__position", "pk")
        for its in [money.get(year.pk, NOTHING)]
    ]


def _groups(period: Period, on: dt.date) -> dict[int, set[int]]:
    """Of each scheme's year, the groups that have an award."""
    found: dict[int, set[int]] = {}
    entries = Entry.objects.filter(scheme_year__starts=_starts(period), on__lte=on)
    sums = entries.filter(grant__isnull=False).order_by().values("scheme_year", "group")
    for line in sums.annotate(**SUMS):
        if line["awarded_sum"] > 0:
            found.setdefault(line["scheme_year"], set()).add(line["group"])
    return found


@measure(
    "Each grant",
    "Every grant of the year that was awarded, with what was paid of it and how many people the group says gained by it.",
)
def each(period: Period, on: dt.date) -> list[Given]:
    money = _by("grant", period, on)
    told = dict(_told(period, on).values_list("grant", "people"))
    awarded = [pk for pk, its in money.items() if its.awarded > 0]
    grants = Grant.objects.filter(scheme_year__starts=_starts(period), pk__in=awarded)
    return [
        Given(
            scheme=one.scheme_year.scheme.name,
            group=one.group.name,
            what_for=one.what_for,
            awarded=money[one.pk].awarded,
            paid=money[one.pk].paid,
            people=told.get(one.pk),
        )
        for one in grants.select_related("group", "scheme_year__scheme").order_by(
            "scheme_year__scheme__position", "group__name", "pk"
        )
    ]


def _told(period: Period, on: dt.date):
    sent = Q(sent_at__isnull=False, sent_at__date__lte=on)
    return Account.objects.filter(sent, grant__scheme_year__starts=_starts(period))


@measure(
    "Value for money",
    "Of the grants of the year that were paid: of how many the groups told us what came of them, the pounds paid for those "
    "divided by the people who took part or gained by them as the groups counted, and the receipts that were handed in. "
    "Somebody who gained by two grants counts twice.",
)
def value(period: Period, on: dt.date) -> Value:
    money = {pk: its for pk, its in _by("grant", period, on).items() if its.paid > 0}
    told = [one for one in _told(period, on).values("grant", "people") if one["grant"] in money]
    handed_in = Receipt.objects.filter(
        grant__scheme_year__starts=_starts(period), claim__isnull=False, claim__at__date__lte=on
    )
    settled = Account.objects.filter(
        grant__scheme_year__starts=_starts(period), settled_at__date__lte=on
    ).aggregate(unspent=Sum("unspent"), deducted=Sum("deducted"))
    nothing = Decimal(0)
    return Value(
        paid_grants=len(money),
        told=len(told),
        paid_told=sum((money[one["grant"]].paid for one in told), nothing),
        people=sum(one["people"] for one in told),
        paid=sum((its.paid for its in money.values()), nothing),
        receipts=handed_in.aggregate(sum=Sum("pounds"))["sum"] or nothing,
        unspent=settled["unspent"] or nothing,
        deducted=settled["deducted"] or nothing,
    )
