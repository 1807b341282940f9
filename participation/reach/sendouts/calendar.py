"""What is planned and sent to many, by day, and where two would reach the same people (K-04)."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from base.core.counted_lately import counted_together
from base.core.measures import measure
from participation.reach.segments.counted import said

from .counted import chosen, in_both, size_of
from .models import SendOut
from .stats import standings
from .weeks import MOST_PAIRS, near_pairs, within


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
    """``counted_at`` is when it was counted who is in both, or None while some of it is being counted."""

    days: tuple[Day, ...]
    overlaps: tuple[Overlap, ...]
    pairs_left_out: int
    counted_at: dt.datetime | None


def calendar(begins: dt.datetime, ends: dt.datetime) -> Calendar:
    """As many statements, however many send-outs there are, once they are counted."""
    found = within(begins, ends)
    near = near_pairs(found)
    counted_at, overlaps = overlaps_of(near[:MOST_PAIRS])
    stands = standings(found)
    sizes = size_of.each((said(one.criteria_now),) for one in found if not one.is_planned)
    by_day: dict[dt.date, list[Entry]] = {}
    for send_out in found:
        mine = tuple(one for one in overlaps if send_out in (one.first, one.second))
        day = timezone.localdate(send_out.starts_at)
        stand = stands[send_out.pk]
        people = (
            stand.chosen
            if send_out.is_planned
            else sizes[(said(send_out.criteria_now),)].found or 0
        )
        by_day.setdefault(day, []).append(Entry(send_out, people, stand.left_out, mine))
    days = tuple(Day(date, tuple(entries)) for date, entries in by_day.items())
    return Calendar(days, overlaps, max(0, len(near) - MOST_PAIRS), counted_at)


@measure(
    "Asked twice",
    "People in the segments of both send-outs, by the people chosen when each was planned, and before "
    "that by who is in the segment now. The rules leave them out of the one that is planned later.",
)
def overlaps_of(
    pairs: Sequence[tuple[SendOut, SendOut]],
) -> tuple[dt.datetime | None, tuple[Overlap, ...]]:
    """When they were counted, and those with somebody in both, of those that are counted."""
    counts = in_both.each((chosen(first), chosen(second)) for first, second in pairs)
    overlaps = tuple(
        Overlap(first, second, people, (second.starts_at - first.starts_at).days)
        for first, second in pairs
        if (people := counts[chosen(first), chosen(second)].found)
    )
    return counted_together(counts.values()), overlaps
