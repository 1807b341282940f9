"""Figures of mystery shopping. Of few returns, or of few shoppers, nothing is told."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Case, CharField, Count, F, Q, QuerySet, Value, When
from django.db.models.functions import TruncMonth

from base.core.measures import measure
from base.core.periods import FinancialYear, Month, Period, months_after
from participation.programme.activities.models import Service
from participation.questionnaires.house_rules import ANSWERS_THRESHOLD

from ..scoring.figures import Scored, StandardHeld, hidden_of, line_of, lines, rows_of
from .marks import TOLD
from .models import Channel, Failure, Mark, Return

#: What fewer shoppers than this told us is not told apart, however often they did.
LEAST_SHOPPERS = 3
#: Years beside each other in the trend.
MOST_YEARS = 5
MOST_PRAISE = 6
#: Said after what a table of scores counts.
AS_IN_SCORE = " Small lines are left out as with the score."
#: All questions that a scenario brings, as one line.
CRITERIA = "criteria"
KINDS = {"real": "Real contacts", "set": "Set enquiries"}


def not_told() -> str:
    """Said beside every table, with what the landlord has set."""
    return (
        f"A line of fewer than {ANSWERS_THRESHOLD.value} returns, or of fewer than {LEAST_SHOPPERS}"
        " shoppers, is not shown, and others with it where it could be worked out from them."
    )


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


@measure(
    "Mystery shopping score",
    lambda: (
        "Points over points available in all returns of contacts in the period, real ones and set "
        "enquiries. What did not apply leaves both. " + not_told()
    ),
)
def score(period: Period) -> Scored:
    whole = Value("all", output_field=CharField())
    found = _lines(Return.objects.within(period).annotate(line=whole), {"all": "All returns"})
    return found[0] if found else Scored("all", "All returns", 0)


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
    months, month = {}, Month.of(period.first)
    while month.first <= period.last:
        months[month.first] = str(month)
        month = Month.of(months_after(month.first, 1))
    return _lines(returns, months)


@measure(
    "Score by year",
    "The score of each financial year, the last five at most; the year that goes on as far as it has come."
    + AS_IN_SCORE,
)
def by_year(period: Period) -> list[Scored]:
    years = [FinancialYear.of(period.first)]
    while len(years) < MOST_YEARS:
        years.append(years[-1].previous)
    named = {year.code: year for year in reversed(years)}
    which = Case(
        *(
            When(year.holds("contact_on", moment=False), then=Value(code))
            for code, year in named.items()
        ),
        output_field=CharField(),
    )
    whole = Period(years[-1].first, years[0].last)
    rows = rows_of(Return.objects.within(whole).annotate(line=which), "customer")
    # Nothing adds the years up, so that a small one gives none away and none is hidden with it.
    return [
        line_of(
            code,
            str(named[code]),
            rows[code],
            hidden=bool(hidden_of({code: rows[code]}, LEAST_SHOPPERS)),
        )
        for code in named
        if code in rows
    ]


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
    counts: dict[str, tuple[int, int]] = {}
    rows = looked_at.order_by().values("code")
    for row in rows.annotate(held=Count("pk", filter=Q(is_met=True)), of=Count("pk")):
        code = row["code"] if row["code"] in TOLD else CRITERIA
        held, of = counts.get(code, (0, 0))
        counts[code] = held + row["held"], of + row["of"]
    named = {**TOLD, CRITERIA: "Set enquiries: did what a right answer does"}
    found = [StandardHeld(name, *counts.get(code, (0, 0))) for code, name in named.items()]
    return [one for one in found if one.of >= ANSWERS_THRESHOLD.value]


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
    return lines(returns, names, by="customer", least=LEAST_SHOPPERS)
