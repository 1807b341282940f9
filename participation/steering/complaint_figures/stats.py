"""What is counted of complaints. Of few nothing leaves the landlord’s own lists."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.db.models import F, Q, QuerySet, Subquery, Sum

from base.core.figures import ALL_SERVICES, Count, Counted
from base.core.house_rules import SMALL_NUMBER_THRESHOLD
from base.core.measures import measure
from base.core.periods import Period

from .hiding import (
    NOT_SETTLED,
    OfMonth,
    few_in_a_quarter,
    few_things_in_a_quarter,
    hidden_of,
    is_few,
    shown,
    untold,
    whole_quarters,
)
from .house_rules import COMPLAINTS_HOMES
from .models import Learned, Line, Stage

NEWEST = "By what the complaints system said last of each month when this was counted."


def _hides() -> str:
    return (
        f"Where fewer than {SMALL_NUMBER_THRESHOLD.value} are counted nothing is shown, nor other numbers that would "
        "give it away. Of a year nothing is shown of a service of which a quarter is not."
    )


def _hides_by_quarter() -> str:
    return f"{_hides()} Nor is a line shown of which a quarter would not be."


@measure(
    "Complaints received",
    lambda: (
        "Complaints that came in during the quarters of the period that are over, in whatever way they reached us. One that went on to "
        f"stage 2 is counted once. {NEWEST} {_hides()}"
    ),
)
def received(period: Period) -> Counted:
    whole = whole_quarters(period)
    if whole is None:
        return {}
    found = _by_service(_come_in(whole), received=Sum("received"))
    counts = {service: row["received"] for service, row in found.items()}
    return _told(counts, few_in_a_quarter(_by_month(_come_in(whole), F("received")), whole))


@measure(
    "Complaints for every 1,000 homes",
    lambda: (
        "Complaints received, all services together, for every 1,000 homes that we let when this was counted. "
        f"{NEWEST}"
    ),
)
def per_thousand_homes(period: Period) -> Counted:
    told, homes = received(period), COMPLAINTS_HOMES.value
    if not homes or ALL_SERVICES not in told:
        return {}
    if (whole := told[ALL_SERVICES]) is None:
        return {ALL_SERVICES: None}
    return {ALL_SERVICES: Count(round(Decimal(1000) * whole.part / homes, 1))}


@measure(
    "Complaints answered in time",
    lambda: (
        "Of complaints that were answered in full in the quarters of the period that are over, at either stage, those that "
        f"were answered within the time of their stage. {NEWEST} {_hides()}"
    ),
)
def answered_in_time(period: Period) -> Counted:
    return _shares(period, F("in_time"), F("answered"))


@measure(
    "Complaints upheld",
    lambda: (
        "Of complaints that were decided in the quarters of the period that are over, at either stage, those that were "
        f"upheld or partly upheld: we had got something wrong. {NEWEST} {_hides()}"
    ),
)
def upheld(period: Period) -> Counted:
    right = F("upheld") + F("partly_upheld")
    return _shares(period, right, right + F("not_upheld"))


@dataclass(frozen=True)
class ThemeCount:
    """So many were received about one thing, and in the stretch of time before. None is too few to show."""

    name: str
    number: int | None
    before: int | None

    @property
    def change(self) -> str:
        """In words, of numbers that are both shown. A count of complaints is no sample, so every change is one."""
        if self.number is None or self.before is None:
            return "Too few to say"
        if self.number == self.before:
            return "The same"
        more = self.number > self.before
        return f"{abs(self.number - self.before):,} {'more' if more else 'fewer'}"


@measure(
    "What complaints were about",
    lambda: (
        "Complaints of one service that were received in the quarters of the period that are over, by their theme. "
        f"{NEWEST} {_hides_by_quarter()}"
    ),
)
def themes(period: Period, before: Period, service: str, most: int = 5) -> list[ThemeCount]:
    """The largest first, of those that may be shown; those that may not come last, without a number.

    Of one service: beside the same of all of them, what is hidden of one would be what is left of the others.
    """
    both = [whole_quarters(period), whole_quarters(before)]
    there = [one for one in both if one]
    if not there:
        return []
    first, last = min(one.first for one in there), max(one.last for one in there)
    rows = _by_month(_come_in(Period(first, last)), F("received"), "theme__name")
    now, told = _themes(rows, both[0], service)
    _, told_before = _themes(rows, both[1], service)
    names = sorted(now, key=lambda name: (told[name] is None, -(told[name] or 0), name))
    return [ThemeCount(name, told[name], told_before.get(name, 0)) for name in names[:most]]


@dataclass(frozen=True)
class StageCount:
    name: str
    number: int | None


@measure(
    "Stages of complaints",
    lambda: (
        "Complaints in the period, by the stage that they reached in it. One that went on to stage 2 stands in its first "
        f"stage too. {NEWEST} {_hides_by_quarter()}"
    ),
)
def stages(period: Period, service: str) -> list[StageCount]:
    rows = _by_month(Line.objects.current().within(period), F("received"), "stage")
    of_service = [row for row in rows if row.service == service]
    found = _counted(of_service)
    came_in = [row for row in rows if row.about != Stage.WENT_ON]
    hides_all = service in untold(came_in, period)
    told = shown(
        {stage.value: found[stage.value] for stage in Stage},
        few=few_things_in_a_quarter(of_service),
        all_of=hides_all,
    )
    return [StageCount(Stage(stage).label, number) for stage, number in told.items()]


def lessons_and_newest_month(service: str, most: int) -> tuple[list[Line], dt.date | None]:
    """What was learned of one service, as it may be shown, the latest first; and the first day of the last month of
    which there are figures of any. One statement."""
    lines = Line.objects.current().order_by("-month", "pk")
    newest = Q(pk=Subquery(lines.values("pk")[:1]))
    of_service = Q(service=service, learned_standing=Learned.SHOWN)
    rows = list(lines.filter(newest | of_service).select_related("theme")[: most + 1])
    shown_of = (service, Learned.SHOWN)
    lessons = [row for row in rows if (row.service, row.learned_standing) == shown_of]
    return lessons[:most], rows[0].month if rows else None


def _come_in(period: Period) -> QuerySet[Line]:
    return Line.objects.current().within(period).exclude(stage=Stage.WENT_ON)


def _by_month(lines: QuerySet[Line], number: Any, about: str | None = None) -> list[OfMonth]:
    names = ["month", "service", *([about] if about else [])]
    rows = lines.order_by().values_list(*names).annotate(number=Sum(number))
    return [OfMonth(row[0], row[1], row[-1], (row[2] or "") if about else "") for row in rows]


def _themes(
    rows: list[OfMonth], whole: Period | None, service: str
) -> tuple[dict[str, int], dict[str, int | None]]:
    """What was counted, and what is told of it."""
    if whole is None:
        return {}, {}
    rows = [row for row in rows if row.month in whole]
    of_service = [
        replace(row, about=row.about or "No theme") for row in rows if row.service == service
    ]
    counts = _counted(of_service)
    few = few_things_in_a_quarter(of_service)
    return dict(counts), shown(counts, few=few, all_of=service in untold(rows, whole))


def _counted(rows: Iterable[OfMonth]) -> Counter[str]:
    found: Counter[str] = Counter()
    for row in rows:
        if row.number:
            found[row.about] += row.number
    return found


def _by_service(lines: QuerySet[Line], **counts: Sum) -> dict[str, Mapping[str, Any]]:
    rows: Iterable[Mapping[str, Any]] = lines.order_by().values("service").annotate(**counts)
    return {row["service"] or NOT_SETTLED: row for row in rows}


def _told(counts: Mapping[str, int], few: frozenset[str]) -> Counted:
    """By service and all together, without small ones and without the ``few``."""
    whole = sum(counts.values())
    hidden = hidden_of(counts, few)
    told = {
        service: None if service in hidden else Count(number)
        for service, number in counts.items()
        if service != NOT_SETTLED and (service in hidden or number)
    }
    return {ALL_SERVICES: None if is_few(whole) or ALL_SERVICES in few else Count(whole), **told}


def _shares(period: Period, part: Any, of: Any) -> Counted:
    """A share is not told of few. What the landlord did with many tells of nobody, however few it did well."""
    whole = whole_quarters(period)
    if whole is None:
        return {}
    lines = Line.objects.current().within(whole)
    found = _by_service(lines, part=Sum(part), of=Sum(of)).items()
    there = {service: (row["part"], row["of"]) for service, row in found if row["of"]}
    few = few_in_a_quarter(_by_month(lines, of), whole)
    hidden = hidden_of({service: number for service, (_, number) in there.items()}, few)
    good, every = _sums(there.values())
    told = {
        service: None if service in hidden else Count(*counts)
        for service, counts in there.items()
        if service != NOT_SETTLED
    }
    return {
        ALL_SERVICES: None if is_few(every) or ALL_SERVICES in few else Count(good, every),
        **told,
    }


def _sums(lines: Iterable[tuple[int, int]]) -> tuple[int, int]:
    found = list(lines)
    return sum(part for part, _ in found), sum(of for _, of in found)
