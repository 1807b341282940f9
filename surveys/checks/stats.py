"""Figures of checks. Of few contacts nothing is told, and nobody is named in any."""

from django.db.models import CharField, Count, F, Q, QuerySet, Value
from django.db.models.functions import TruncMonth

from base.core.measures import measure
from base.core.periods import FinancialYear, Month, Period, months_after
from participation.programme.activities.models import Service
from participation.questionnaires.house_rules import ANSWERS_THRESHOLD

from ..scoring.figures import Scored, StandardHeld, lines
from .models import Checklist, Mark, SampledContact


def not_told() -> str:
    """Said beside every table, with what the landlord has set."""
    return (
        f"A line of fewer than {ANSWERS_THRESHOLD.value} contacts is not shown, and others with it where it could "
        "be worked out from them."
    )


def checked_in(period: Period, checklist: Checklist | None = None) -> QuerySet:
    """Contacts of the period that were checked: of one list, or of all."""
    of = {"sample__checklist": checklist} if checklist else {}
    return SampledContact.objects.checked().within(period).filter(**of)


@measure(
    "Score of what we checked",
    lambda: (
        "Points over points available in all contacts of the period that were drawn by lot and checked. What did "
        "not apply leaves both; what could not be heard or read is left out. " + not_told()
    ),
)
def score(period: Period, checklist: Checklist | None = None) -> Scored:
    whole = Value("all", output_field=CharField())
    found = lines(checked_in(period, checklist).annotate(line=whole), {"all": "All"})
    return found[0] if found else Scored("all", "All", 0)


@measure("Score by month", "The score by the month of the contact. Small lines are left out.")
def by_month(period: Period, checklist: Checklist | None = None) -> list[Scored]:
    rows = checked_in(period, checklist).annotate(line=TruncMonth("happened_on"))
    months, month = {}, Month.of(period.first)
    while month.first <= period.last:
        months[month.first] = str(month)
        month = Month.of(months_after(month.first, 1))
    return lines(rows, months)


@measure("Score by service", "The score by what a call was about. Small lines are left out.")
def by_service(period: Period, checklist: Checklist | None = None) -> list[Scored]:
    rows = checked_in(period, checklist).annotate(line=F("service"))
    return lines(rows, dict(Service.choices))


@measure("Score by list", "The score by what was checked. Small lines are left out.")
def by_list(period: Period) -> list[Scored]:
    rows = checked_in(period).annotate(line=F("sample__checklist"))
    return lines(rows, dict(Checklist.objects.values_list("pk", "title")))


@measure(
    "What was looked for",
    lambda: (
        "Of the contacts in which it was looked for, those that did it in full. Not shown where that was fewer than "
        f"{ANSWERS_THRESHOLD.value} times."
    ),
)
def held(period: Period, checklist: Checklist | None = None) -> list[StandardHeld]:
    of = {"contact__sample__checklist": checklist} if checklist else {}
    marks = Mark.objects.filter(period.holds("contact__happened_on", moment=False), **of)
    rows = marks.values("words").annotate(met=Count("pk", filter=Q(is_met=True)), of=Count("pk"))
    found = [StandardHeld(row["words"], row["met"], row["of"]) for row in rows.order_by("words")]
    return [one for one in found if one.of >= ANSWERS_THRESHOLD.value]


def figures_of(year: FinancialYear, checklist: Checklist | None = None) -> dict:
    """What is told of one year, on any page."""
    tables = [("By month", by_month(year, checklist))]
    if checklist is None:
        tables = [("By list", by_list(year)), *tables]
    if checklist is None or checklist.is_of_calls:
        tables.append(("By service", by_service(year, checklist)))
    return {
        "year": year,
        "score": score(year, checklist),
        "tables": tables,
        "standards": held(year, checklist),
        "measures": [score, held],
    }
