"""What counts in a number about a segment. Shares are made of the counts beside them."""

import datetime as dt
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import Any, TypeVar

from django.db.models import Count, F, Q, Value
from django.db.models.expressions import Combinable

from base.core.measures import ALL_COUNTED_EVERY_SECONDS, counted_lately, measure
from participation.people.customers.models import Channel, CustomerQuerySet, PreferenceOption
from participation.programme.activities.stats import REGION

from .choices import Engaged
from .filters import taking_part
from .models import Segment

NOT_RECORDED = "Not recorded"
Row = dict[str, Any]
R = TypeVar("R")


@dataclass(frozen=True)
class Part:
    """So many of so many: one line of a make-up."""

    name: str
    people: int
    of: int

    @property
    def percent(self) -> float | None:
        return round(100 * self.people / self.of, 1) if self.of else None


@measure(
    "People in it",
    "Customers we serve now who fit every filter, each counted once, at the moment the page was "
    "opened. Former customers and erased records are not counted.",
)
def size(people: CustomerQuerySet) -> int:
    return people.count()


@measure(
    "Sizes of segments",
    "For each segment the customers we serve now who fit every filter, each counted once in each "
    "segment they are in.",
)
def sizes(segments: Sequence[Segment]) -> dict[int, int]:
    """All in one statement, each segment planned by the database on its own."""
    return _one_each(_in_each(segments))


@measure("By tenure", "The people in the segment by the tenure of their home.")
def by_tenure(people: CustomerQuerySet) -> list[Part]:
    return _by(F("tenure__name"), people)


@measure("By region", "The people in the segment by the region they live in.")
def by_region(people: CustomerQuerySet) -> list[Part]:
    return _by(REGION, people)


@measure(
    "By preferred channel",
    "The people in the segment by the way they chose to be reached; not recorded where they have "
    "not chosen.",
)
def by_channel(people: CustomerQuerySet) -> list[Part]:
    labels = dict(Channel.choices)
    return [
        Part(labels.get(part.name, part.name), part.people, part.of)
        for part in _by(F("preferred_channel"), people)
    ]


@measure(
    "By level of involvement",
    "The people in the segment by the level they chose; not recorded where they have not chosen.",
)
def by_level(people: CustomerQuerySet) -> list[Part]:
    return _by(F("level__name"), people)


@measure(
    "Asked to get involved",
    "Of the people in the profile, those who have joined and said how they want to take part.",
)
def joined_by_profile(profiles: Sequence[Segment]) -> dict[int, int]:
    return _one_each(_in_each(profiles, Q(joined_at__isnull=False)))


@measure(
    "Took part in the last 12 months",
    "Of the people in the profile, those whose names were taken at an activity in the last 12 "
    "months, each once however often they took part.",
)
def active_by_profile(profiles: Sequence[Segment]) -> dict[int, int]:
    return _one_each(_in_each(profiles, taking_part([Engaged.ACTIVE])))


@measure(
    "How they chose to be reached",
    "The people in the profile by the channel they prefer; those who have not chosen are left out.",
)
def channels_by_profile(profiles: Sequence[Segment]) -> dict[int, dict[str, int]]:
    chosen = _in_each(profiles, ~Q(preferred_channel=""), by="preferred_channel")
    return _several_each(chosen, "preferred_channel", dict(Channel.choices))


@measure(
    "How they like to take part",
    "The people in the profile who ticked each way of taking part; somebody may tick several.",
)
def methods_by_profile(profiles: Sequence[Segment]) -> dict[int, dict[str, int]]:
    methods = Q(preferences__in=PreferenceOption.objects.of(PreferenceOption.Kind.METHOD))
    ticked = _in_each(profiles, methods, by="preferences__label")
    return _several_each(ticked, "preferences__label")


def lately(
    name: str, count: Callable[[Sequence[Segment]], R], segments: Sequence[Segment]
) -> tuple[dt.datetime, R]:
    """When they were counted, and what was found; other segments or other filters are counted anew."""
    rules = json.dumps([[one.pk, one.criteria] for one in segments], sort_keys=True)
    key = f"{name}:{sha256(rules.encode()).hexdigest()}"
    return counted_lately(key, partial(count, segments), ALL_COUNTED_EVERY_SECONDS)


def _by(group: Combinable, people: CustomerQuerySet) -> list[Part]:
    """The largest first, what is not recorded last."""
    rows = (
        people.order_by()
        .annotate(group=group)
        .values_list("group")
        .annotate(people=Count("pk"))
        .order_by("-people", "group")
    )
    counts = [(name or NOT_RECORDED, number) for name, number in rows]
    everybody = sum(number for _, number in counts)
    parts = [Part(name, number, everybody) for name, number in counts]
    return sorted(parts, key=lambda part: part.name == NOT_RECORDED)


def _in_each(segments: Sequence[Segment], *conditions: Q, by: str = "") -> Iterable[Row]:
    """How many people of each segment, by a field of theirs; none is no row. One statement."""
    counts = [
        segment.people()
        .filter(*conditions)
        .order_by()
        .annotate(segment=Value(segment.pk))
        .values("segment", *filter(None, [by]))
        .annotate(n=Count("pk"))
        for segment in segments
    ]
    return counts[0].union(*counts[1:], all=True) if counts else []


def _one_each(rows: Iterable[Row]) -> dict[int, int]:
    return {row["segment"]: row["n"] for row in rows}


def _several_each(
    rows: Iterable[Row], by: str, labels: dict[str, str] | None = None
) -> dict[int, dict[str, int]]:
    """By segment, the largest first."""
    counts: dict[int, dict[str, int]] = {}
    for row in sorted(rows, key=lambda row: (-row["n"], row[by])):
        name = str(labels[row[by]]) if labels else row[by]
        counts.setdefault(row["segment"], {})[name] = row["n"]
    return counts
