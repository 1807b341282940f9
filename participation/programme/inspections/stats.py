"""Figures of inspections by residents. Each counts inspections, or things that were looked at in them."""

from dataclasses import dataclass

from django.db.models import Case, CharField, Count, Q, Sum, Value, When
from django.utils import timezone

from base.core.measures import measure
from base.core.periods import FinancialYear, Month, Period, months_after

from ..actions.models import Action
from .action_sources import INSPECTION
from .house_rules import INSPECTIONS_A_MONTH
from .models import Inspection, ItemResult, Verdict, What

#: Years beside each other in the trend.
MOST_YEARS = 5
MOST_PRAISE = 10


@dataclass(frozen=True)
class Share:
    """So many of so many: one line of a table."""

    name: str
    count: int
    of: int

    @property
    def percent(self) -> int | None:
        return round(100 * self.count / self.of) if self.of else None


@dataclass(frozen=True)
class Done:
    """Inspections of one sort in a period. ``met`` and ``looked_at`` are things, ``ready`` and the others homes."""

    name: str
    inspections: int
    met: int = 0
    looked_at: int = 0
    ready: int = 0
    would_move_in: int = 0
    asked_to_move_in: int = 0

    @property
    def percent(self) -> int | None:
        return round(100 * self.met / self.looked_at) if self.looked_at else None


@dataclass(frozen=True)
class Inspected:
    """One inspection as everybody may read of it."""

    number: int
    what: str
    month: str
    met: int
    looked_at: int
    verdict: str


@dataclass(frozen=True)
class MonthDone:
    month: str
    inspected: int
    target: int


@dataclass(frozen=True)
class PutRight:
    """Actions made of what inspections of the period found."""

    raised: int
    in_time: int
    late: int
    to_do: int
    called_off: int


@measure(
    "What met the standard",
    "Of everything that residents looked at in inspections of the period, what met the standard in full. What is "
    "not there, or was not looked at, is left out.",
)
def met(period: Period) -> list[Done]:
    """For each sort of inspection that there was."""
    rows = Inspection.objects.within(period).order_by("standard__what").values("standard__what")
    found = rows.annotate(**_counts())
    return [_done(What(row["standard__what"]).label, row) for row in found]


@measure(
    "Homes that were ready",
    "Homes that residents inspected in the period in which nothing that keeps people safe failed, of all those that "
    "they inspected.",
)
def ready(period: Period) -> Share:
    homes = Inspection.objects.within(period).filter(home__isnull=False)
    counts = homes.aggregate(count=Count("pk", filter=Q(unsafe=0)), of=Count("pk"))
    return Share("Homes that were ready", counts["count"], counts["of"])


@measure(
    "Happy to move in",
    "Homes inspected in the period of which the inspectors said that they would be happy to move in, of those for "
    "which they said yes or no.",
)
def move_in(period: Period) -> Share:
    said = Inspection.objects.within(period).filter(would_move_in__isnull=False)
    counts = said.aggregate(count=Count("pk", filter=Q(would_move_in=True)), of=Count("pk"))
    return Share("Happy to move in", counts["count"], counts["of"])


@measure(
    "Homes inspected each month",
    lambda: (
        "Homes that residents inspected in each month of the period, as far as it has come. We aim for "
        f"{INSPECTIONS_A_MONTH.value} a month."
    ),
)
def by_month(period: Period) -> list[MonthDone]:
    homes = Inspection.objects.within(period).filter(home__isnull=False)
    days = [
        Month.of(timezone.localdate(at)).first for at in homes.values_list("starts_at", flat=True)
    ]
    found, month = [], Month.of(period.first)
    while month.first <= min(period.last, timezone.localdate()):
        found.append(MonthDone(str(month), days.count(month.first), INSPECTIONS_A_MONTH.value))
        month = Month.of(months_after(month.first, 1))
    return found


@measure(
    "By part of the place",
    "Of all things that were looked at in one part of a place, those that met the standard in full.",
)
def by_part(period: Period) -> list[Share]:
    """The part with the lowest share first."""
    results = ItemResult.objects.filter(inspection__in=Inspection.objects.within(period))
    rows = results.values("part").annotate(
        count=Count("pk", filter=Q(verdict=Verdict.MEETS)), of=Count("pk")
    )
    shares = [Share(row["part"], row["count"], row["of"]) for row in rows.order_by("part")]
    return sorted(shares, key=lambda one: one.count / one.of)


@measure(
    "By year",
    "What met the standard in homes, in each financial year: the last five at most, the one that goes on as far as "
    "it has come.",
)
def by_year(period: Period) -> list[Done]:
    years = [FinancialYear.of(period.first)]
    while len(years) < MOST_YEARS:
        years.append(years[-1].previous)
    whole = Period(years[-1].first, years[0].last)
    which = Case(
        *(When(year.holds("starts_at"), then=Value(year.code)) for year in years),
        output_field=CharField(),
    )
    homes = Inspection.objects.within(whole).filter(home__isnull=False).annotate(year=which)
    rows = homes.order_by().values("year").annotate(**_counts())
    found = {row["year"]: row for row in rows}
    return [_done(str(year), found[year.code]) for year in reversed(years) if year.code in found]


@measure(
    "Put right",
    "What inspections of the period found that had to be put right: one action for what keeps people safe, and one for "
    "the rest. In time is by the day it was first due.",
)
def put_right(period: Period) -> PutRight:
    inspected = Inspection.objects.within(period).order_by().values("pk")
    found = Action.objects.filter(source_code=INSPECTION.code, source_id__in=inspected)
    rows = list(found.values_list("done_on", "first_due_on", "called_off_on"))
    done = [(on, due) for on, due, off in rows if on and not off]
    off = sum(off is not None for _, _, off in rows)
    in_time = sum(on <= due for on, due in done)
    return PutRight(len(rows), in_time, len(done) - in_time, len(rows) - len(done) - off, off)


@measure(
    "What was good",
    "What inspectors said was good, the latest first and each saying once, as one of us has looked through it for names.",
)
def praise(period: Period) -> list[str]:
    words = Inspection.objects.within(period).exclude(printed_praise="")
    latest = words.values_list("printed_praise", flat=True)[: 5 * MOST_PRAISE]
    return list(dict.fromkeys(latest))[:MOST_PRAISE]


@measure(
    "Each inspection",
    "Every inspection of the period that inspectors have sent, with the month and the area, and no address.",
)
def each(period: Period) -> list[Inspected]:
    """The first of the period first."""
    there = Inspection.objects.within(period).select_related("area")
    return [
        Inspected(
            one.pk,
            one.subject or one.home_in_words,
            str(Month.of(timezone.localdate(one.starts_at))),
            one.met,
            one.looked_at,
            one.verdict or "Inspected",
        )
        for one in there.order_by("starts_at", "pk")
    ]


MEASURES = (met, ready, move_in, by_month, by_part, by_year, put_right)


def figures_of(year: FinancialYear) -> dict:
    """What is told of one year, on any page."""
    return {
        "year": year,
        "met": met(year),
        "ready": ready(year),
        "move_in": move_in(year),
        "months": by_month(year),
        "parts": by_part(year),
        "years": by_year(year),
        "put_right": put_right(year),
        "praise": praise(year),
        "measures": MEASURES,
    }


def _counts() -> dict:
    """A sum is not called as the field that it sums, which Django refuses."""
    return {
        "inspections": Count("pk"),
        "all_met": Sum("met", default=0),
        "all_looked_at": Sum("looked_at", default=0),
        "ready": Count("pk", filter=Q(unsafe=0)),
        "moving_in": Count("pk", filter=Q(would_move_in=True)),
        "asked": Count("pk", filter=Q(would_move_in__isnull=False)),
    }


def _done(name: str, row: dict) -> Done:
    return Done(name, *(row[one] for one in _counts()))
