"""What is counted of complaints. Of few nothing leaves the landlord’s own lists."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import F, Max, QuerySet, Sum

from base.core.figures import ALL_SERVICES, Count, Counted
from base.core.house_rules import SMALL_NUMBER_THRESHOLD
from base.core.measures import measure
from base.core.periods import Period
from base.core.suppression import hidden_lines

from .house_rules import COMPLAINTS_HOMES
from .models import Line, Stage

#: Stands for lines whose service nobody has settled yet, which are counted in all services together.
NOT_SETTLED = "?"
NEWEST = "By what the complaints system said last of each month when this was counted."


def _hides() -> str:
    return (
        f"Where fewer than {SMALL_NUMBER_THRESHOLD.value} are counted nothing is shown, nor other numbers that would "
        "give it away."
    )


@measure(
    "Complaints received",
    lambda: (
        "Complaints that came in during whole months of the period, in whatever way they reached us. One that went on to "
        f"stage 2 is counted once. {NEWEST} {_hides()}"
    ),
)
def received(period: Period) -> Counted:
    found = _by_service(_come_in(period), received=Sum("received"))
    return _told({service: row["received"] for service, row in found.items()})


@measure(
    "Complaints for every 1,000 homes",
    lambda: (
        "Complaints received, all services together, for every 1,000 homes that we let when this was counted. "
        f"{NEWEST}"
    ),
)
def per_thousand_homes(period: Period) -> Counted:
    whole, homes = received(period)[ALL_SERVICES], COMPLAINTS_HOMES.value
    if not homes:
        return {}
    if whole is None:
        return {ALL_SERVICES: None}
    return {ALL_SERVICES: Count(round(Decimal(1000) * whole.part / homes, 1))}


@measure(
    "Complaints answered in time",
    lambda: (
        "Of complaints that were answered in full in whole months of the period, at either stage, those that were answered "
        f"within the time of their stage. {NEWEST} {_hides()}"
    ),
)
def answered_in_time(period: Period) -> Counted:
    lines = Line.objects.current().within(period)
    found = _by_service(lines, part=Sum("in_time"), of=Sum("answered"))
    return _shares({service: (row["part"], row["of"]) for service, row in found.items()})


@measure(
    "Complaints upheld",
    lambda: (
        "Of complaints that were decided in whole months of the period, at either stage, those that were upheld or partly "
        f"upheld: we had got something wrong. {NEWEST} {_hides()}"
    ),
)
def upheld(period: Period) -> Counted:
    lines = Line.objects.current().within(period)
    right = F("upheld") + F("partly_upheld")
    found = _by_service(lines, part=Sum(right), of=Sum(right + F("not_upheld")))
    return _shares({service: (row["part"], row["of"]) for service, row in found.items()})


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
    lambda: f"Complaints received in the period, by their theme. {NEWEST} {_hides()}",
)
def themes(period: Period, before: Period, service: str = "", most: int = 5) -> list[ThemeCount]:
    """The largest first, of those that may be shown; those that may not come last, without a number."""
    now, then = _themes(period, service), _themes(before, service)
    told, told_before = _shown(now), _shown(then)
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
        f"stage too. {NEWEST} {_hides()}"
    ),
)
def stages(period: Period, service: str = "") -> list[StageCount]:
    rows = _of(Line.objects.current().within(period), service).order_by().values_list("stage")
    found = dict(rows.annotate(number=Sum("received")))
    counts = {stage.label: found.get(stage.value, 0) for stage in Stage}
    return [StageCount(name, number) for name, number in _shown(counts).items()]


def newest_month() -> dt.date | None:
    """The first day of the last month of which there are figures."""
    return Line.objects.current().aggregate(last=Max("month"))["last"]


def _come_in(period: Period) -> QuerySet[Line]:
    return Line.objects.current().within(period).exclude(stage=Stage.WENT_ON)


def _of(lines: QuerySet[Line], service: str) -> QuerySet[Line]:
    return lines.filter(service=service) if service else lines


def _themes(period: Period, service: str) -> dict[str, int]:
    rows = _of(_come_in(period), service).order_by().values_list("theme__name")
    return {
        name or "No theme": number for name, number in rows.annotate(n=Sum("received")) if number
    }


def _by_service(lines: QuerySet[Line], **counts: Sum) -> dict[str, Mapping[str, Any]]:
    rows: Iterable[Mapping[str, Any]] = lines.order_by().values("service").annotate(**counts)
    return {row["service"] or NOT_SETTLED: row for row in rows}


def _hidden(counts: Mapping[str, int]) -> frozenset[str]:
    return hidden_lines(
        {name: (number,) for name, number in counts.items()},
        threshold=SMALL_NUMBER_THRESHOLD.value,
        unknown=frozenset({NOT_SETTLED}),
    )


def _few(number: int) -> bool:
    return 0 < number < SMALL_NUMBER_THRESHOLD.value


def _shown(counts: Mapping[str, int]) -> dict[str, int | None]:
    hidden = _hidden(counts)
    return {name: None if name in hidden else number for name, number in counts.items()}


def _told(counts: Mapping[str, int]) -> Counted:
    """By service and all together, without small ones."""
    whole = sum(counts.values())
    told = {
        service: None if number is None else Count(number)
        for service, number in _shown(counts).items()
        if service != NOT_SETTLED and (number is None or number)
    }
    return {ALL_SERVICES: None if _few(whole) else Count(whole), **told}


def _shares(lines: Mapping[str, tuple[int, int]]) -> Counted:
    """A share is not told of few. What the landlord did with many tells of nobody, however few it did well."""
    there = {service: counts for service, counts in lines.items() if counts[1]}
    hidden = _hidden({service: of for service, (_, of) in there.items()})
    part, of = _sums(there.values())
    told = {
        service: None if service in hidden else Count(*counts)
        for service, counts in there.items()
        if service != NOT_SETTLED
    }
    return {ALL_SERVICES: None if _few(of) else Count(part, of), **told}


def _sums(lines: Iterable[tuple[int, int]]) -> tuple[int, int]:
    found = list(lines)
    return sum(part for part, _ in found), sum(of for _, of in found)
