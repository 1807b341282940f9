"""Figures of mystery shopping. Of few returns, or of few shoppers, nothing is told."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import Case, CharField, Count, F, Q, QuerySet, Sum, Value, When
from django.db.models.functions import TruncMonth

from base.core.measures import measure
from base.core.periods import FinancialYear, Period
from base.core.suppression import hidden_lines
from participation.programme.activities.models import Service
from participation.questionnaires.house_rules import ANSWERS_THRESHOLD

from .marks import TOLD
from .models import Channel, Failure, Mark, Return

#: What fewer shoppers than this told us is not told apart, however often they did.
LEAST_SHOPPERS = 3
#: Years beside each other in the trend.
MOST_YEARS = 5
MOST_PRAISE = 6
#: Said after what a table of scores counts.
AS_IN_SCORE = " Small lines are left out as with the score."
KINDS = {"real": "Real contacts", "set": "Set enquiries"}


def not_told() -> str:
    """Said beside every table, with what the landlord has set."""
    return (
        f"A line of fewer than {ANSWERS_THRESHOLD.value} returns, or of fewer than {LEAST_SHOPPERS}"
        " shoppers, is not shown, and others with it where it could be worked out from them."
    )


@dataclass(frozen=True)
class Scored:
    """Returns of one sort, with the points they gave of those available. ``returns`` is None where they
    are not told."""

    code: str
    name: str
    returns: int | None
    points: Decimal = Decimal()
    available: int = 0

    @property
    def percent(self) -> int | None:
        return share(self.points, self.available) if self.returns is not None else None


@dataclass(frozen=True)
class StandardHeld:
    """How often a standard was held, of the times that it was looked at."""

    name: str
    held: int
    of: int

    @property
    def percent(self) -> int | None:
        return share(self.held, self.of)


@dataclass(frozen=True)
class PutRight:
    """What shoppers found that had to be put right, and how far the services are."""

    raised: int
    in_time: int
    late: int
    to_answer: int

    @property
    def answered(self) -> int:
        return self.in_time + self.late


def share(part: Decimal | int, whole: int) -> int | None:
    """Percent, from the counts, half rounded up; None of nothing."""
    if not whole:
        return None
    return int((100 * Decimal(part) / whole).quantize(Decimal(1), ROUND_HALF_UP))


@measure(
    "Mystery shopping score",
    lambda: (
        "Points over points available in all returns of contacts in the period, real ones and set "
        "enquiries. What did not apply leaves both. " + not_told()
    ),
)
def score(period: Period) -> Scored:
    whole = Value("all", output_field=CharField())
    lines = _lines(Return.objects.within(period).annotate(line=whole), {"all": "All returns"})
    return lines[0] if lines else Scored("all", "All returns", 0)


@measure(
    "Score by sort of contact",
    "The score of contacts that shoppers had by themselves, and of set enquiries." + AS_IN_SCORE,
)
def by_kind(period: Period) -> list[Scored]:
    kind = Case(
        When(assignment=None, then=Value("real")), default=Value("set"), output_field=CharField()
    )
    return _lines(Return.objects.within(period).annotate(line=kind), KINDS)


@measure("Score by channel", "The score by how shoppers were in touch." + AS_IN_SCORE)
def by_channel(period: Period) -> list[Scored]:
    returns = Return.objects.within(period).annotate(line=F("channel"))
    return _lines(returns, dict(Channel.choices))


@measure("Score by service", "The score by what the contact was about." + AS_IN_SCORE)
def by_service(period: Period) -> list[Scored]:
    returns = Return.objects.within(period).annotate(line=F("service"))
    return _lines(returns, dict(Service.choices))


@measure("Score by month", "The score by the month of the contact." + AS_IN_SCORE)
def by_month(period: Period) -> list[Scored]:
    returns = Return.objects.within(period).annotate(line=TruncMonth("contact_on"))
    months = sorted(set(returns.values_list("line", flat=True)))
    return _lines(returns, {month: f"{month:%B %Y}" for month in months})


@measure(
    "Score by year",
    "The score of each financial year, the last five at most; the year that goes on as far as it has come."
    + AS_IN_SCORE,
)
def by_year(period: Period) -> list[Scored]:
    year, years = FinancialYear.of(period.first), []
    for _ in range(MOST_YEARS):
        found = score(year)
        years.append(Scored(year.code, str(year), found.returns, found.points, found.available))
        year = year.previous
    while years and years[-1].returns == 0:
        years.pop()
    return years[::-1]


@measure(
    "Standards held",
    lambda: (
        "Of the contacts in the period in which a standard was looked at, those in which it was held: "
        "in time, greeted with a name, politeness and knowledge of 4 or 5, fully answered, promises kept, and what"
        f" a set enquiry asks for. Not shown where it was looked at fewer than {ANSWERS_THRESHOLD.value} times."
    ),
)
def standards(period: Period) -> list[StandardHeld]:
    looked_at = Mark.objects.filter(
        period.holds("shoppers_return__contact_on", moment=False), is_met__isnull=False
    )
    of_enquiry = ~Q(code__in=list(TOLD))
    criteria = looked_at.filter(of_enquiry).aggregate(
        held=Count("pk", filter=Q(is_met=True)), of=Count("pk")
    )
    rows = looked_at.exclude(of_enquiry).order_by().values("code")
    counts = {
        row["code"]: (row["held"], row["of"])
        for row in rows.annotate(held=Count("pk", filter=Q(is_met=True)), of=Count("pk"))
    }
    lines = [StandardHeld(name, *counts.get(code, (0, 0))) for code, name in TOLD.items()]
    lines.append(StandardHeld("Set enquiries: did what a right answer does", **criteria))
    return [one for one in lines if one.of >= ANSWERS_THRESHOLD.value]


@measure(
    "Put right",
    "What shoppers found in contacts in the period that a service had to put right: a standard that was not "
    "held, or something that they flagged. Each contact counts once. In time is by the day it was due.",
)
def put_right(period: Period) -> PutRight:
    found = Failure.objects.filter(
        period.holds("shoppers_return__contact_on", moment=False)
    ).values_list("answered_at__date", "due_on")
    answered = [(on, due) for on, due in found if on]
    in_time = sum(on <= due for on, due in answered)
    return PutRight(len(found), in_time, len(answered) - in_time, len(found) - len(answered))


@measure(
    "Praise",
    "What shoppers said should stay as it is, the latest first and each saying once, without any name; "
    "nothing where so few told us of a contact that no score is shown.",
)
def praise(period: Period) -> list[str]:
    if not score(period).returns:
        return []
    words = Return.objects.within(period).exclude(praise="").filter(names_somebody=False)
    latest = words.values_list("praise", flat=True)[: 5 * MOST_PRAISE]
    return list(dict.fromkeys(latest))[:MOST_PRAISE]


def _lines(returns: QuerySet, names: Mapping) -> list[Scored]:
    """One line for each value of ``line`` that ``names`` knows, in their order; small ones not told."""
    counts = {
        row["line"]: row
        for row in returns.order_by()
        .values("line")
        .annotate(returns=Count("pk"), shoppers=Count("customer", distinct=True))
    }
    points = {
        row["line"]: row
        for row in returns.order_by()
        .values("line")
        .annotate(points=Sum("marks__points"), available=Sum("marks__available"))
    }
    there = [code for code in names if code in counts and counts[code]["returns"]]
    hidden = _hidden({code: counts[code] for code in there})
    return [
        Scored(str(code), names[code], None)
        if code in hidden
        else Scored(
            str(code),
            names[code],
            counts[code]["returns"],
            points[code]["points"] or Decimal(),
            points[code]["available"] or 0,
        )
        for code in there
    ]


def _hidden(counts: Mapping) -> frozenset:
    of_few: Iterable = (code for code, row in counts.items() if row["shoppers"] < LEAST_SHOPPERS)
    return hidden_lines(
        {code: (row["returns"],) for code, row in counts.items()},
        threshold=ANSWERS_THRESHOLD.value,
        hidden=frozenset(of_few),
    )
