"""What is planned and sent to many, by day, and where two would reach the same people (K-04)."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from django.db.models import Count, Value
from django.utils import timezone

from base.core.measures import measure
from participation.messages.contact.rules import too_near
from participation.people.customers.models import Customer

from .models import SendOut
from .stats import standings

WEEKS_BEFORE, WEEKS_AHEAD = 2, 8
#: Of more pairs than this the nearest in time are counted, and the page says so.
MOST_PAIRS = 30


@dataclass(frozen=True)
class Overlap:
    """Two send-outs that both ask something of the same people within the days that should lie between."""

    first: SendOut
    second: SendOut
    people: int
    days: int


@dataclass(frozen=True)
class Entry:
    """``people`` are those it is for, of whom ``left_out`` are held by a rule; before it is planned
    nobody is yet."""

    send_out: SendOut
    people: int
    left_out: int
    overlaps: tuple[Overlap, ...]


@dataclass(frozen=True)
class Day:
    date: dt.date
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Calendar:
    days: tuple[Day, ...]
    overlaps: tuple[Overlap, ...]
    pairs_left_out: int


def window(first: dt.date) -> tuple[dt.datetime, dt.datetime]:
    """Ten weeks from the Monday before ``first``."""
    monday = first - dt.timedelta(days=first.weekday())
    begins = timezone.make_aware(dt.datetime.combine(monday, dt.time()))
    return begins, begins + dt.timedelta(weeks=WEEKS_BEFORE + WEEKS_AHEAD)


def calendar(begins: dt.datetime, ends: dt.datetime) -> Calendar:
    """Four statements, however many send-outs there are."""
    found = list(
        SendOut.objects.on_the_calendar()
        .filter(starts_at__gte=begins, starts_at__lt=ends)
        .select_related("segment", "template")
        .order_by("starts_at", "pk")
    )
    near = near_pairs(found)
    overlaps = tuple(overlaps_of(near[:MOST_PAIRS]))
    stands = standings(found)
    sizes = sizes_of([one for one in found if not is_planned(one)])
    by_day: dict[dt.date, list[Entry]] = {}
    for send_out in found:
        mine = tuple(one for one in overlaps if send_out in (one.first, one.second))
        day = timezone.localdate(send_out.starts_at)
        stand = stands[send_out.pk]
        people = sizes.get(send_out.pk, stand.chosen)
        by_day.setdefault(day, []).append(Entry(send_out, people, stand.left_out, mine))
    days = tuple(Day(date, tuple(entries)) for date, entries in by_day.items())
    return Calendar(days, overlaps, max(0, len(near) - MOST_PAIRS))


def near_pairs(send_outs: Sequence[SendOut]) -> list[tuple[SendOut, SendOut]]:
    """Those that ask something, nearer to each other than people should be asked; nearest first."""
    asking = [one for one in send_outs if one.asks]
    near = [
        (first, second)
        for first, second in combinations(asking, 2)
        if too_near(first.starts_at, second.starts_at)
    ]
    return sorted(near, key=lambda pair: pair[1].starts_at - pair[0].starts_at)


@measure(
    "Asked twice",
    "People in the segments of both send-outs, by the people chosen when each was planned, and before "
    "that by who is in the segment now. The rules leave them out of the one that is planned later.",
)
def overlaps_of(pairs: Iterable[tuple[SendOut, SendOut]]) -> list[Overlap]:
    """One statement for all pairs; a pair with nobody in both is left out."""
    pairs = list(pairs)
    if not pairs:
        return []
    counts = [
        Customer.objects.order_by()
        .filter(pk__in=chosen(first))
        .filter(pk__in=chosen(second))
        .annotate(place=Value(place))
        .values("place")
        .annotate(n=Count("pk"))
        for place, (first, second) in enumerate(pairs)
    ]
    people = {row["place"]: row["n"] for row in counts[0].union(*counts[1:], all=True)}
    return [
        Overlap(first, second, people[place], (second.starts_at - first.starts_at).days)
        for place, (first, second) in enumerate(pairs)
        if people.get(place)
    ]


def sizes_of(send_outs: Sequence[SendOut]) -> dict[int, int]:
    """How many people are in the segments of those that are not planned yet, in one statement."""
    counts = [
        send_out.people()
        .order_by()
        .annotate(place=Value(send_out.pk))
        .values("place")
        .annotate(n=Count("pk"))
        for send_out in send_outs
    ]
    rows = counts[0].union(*counts[1:], all=True) if counts else []
    return dict.fromkeys((one.pk for one in send_outs), 0) | {
        row["place"]: row["n"] for row in rows
    }


def is_planned(send_out: SendOut) -> bool:
    return send_out.has_messages and not send_out.is_unfinished


def chosen(send_out: SendOut):
    """Whom it is for, held ones too: a held person was chosen for both."""
    if is_planned(send_out):
        return send_out.messages().values("customer")
    return send_out.people().order_by().values("pk")
