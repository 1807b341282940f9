"""What counts in a number about a cycle of a schedule."""

from dataclasses import dataclass

from django.db.models import Count, Q

from base.core.measures import measure

from ..models import Schedule, ScheduledCycle
from .reasons import REASONS


@measure(
    "Asked and answered",
    "Jobs that the cycle took; people whom it asked, each once; and of those how many have answered, "
    "as counted this morning or the last time their jobs were still kept.",
)
def cycles_of(schedule: Schedule) -> list[ScheduledCycle]:
    return list(schedule.cycles.select_related("send_out")[:MOST_CYCLES])


#: On the page of a schedule: two years of weeks.
MOST_CYCLES = 104


@measure(
    "Not asked about",
    "Jobs that the cycle took and asks nobody about, each counted under the first reason that holds.",
)
def left_out_of(cycle: ScheduledCycle) -> list[tuple[str, int]]:
    return [
        (words, cycle.left_out[code]) for code, words in REASONS.items() if code in cycle.left_out
    ]


@dataclass(frozen=True)
class Part:
    """The jobs of one tenure: all that the cycle took, and those about which somebody is asked."""

    name: str
    taken: int
    asked: int
    share: float | None
    asked_share: float | None


@measure(
    "What leaving out does to who is asked",
    "Jobs of customers that the cycle took, and those it asks about, by the tenure of the customer today; "
    "each with its part of all. As long as the jobs are kept.",
)
def parts_of(cycle: ScheduledCycle) -> list[Part]:
    jobs = cycle.jobs.exclude(customer=None).order_by("customer__tenure__name")
    rows = jobs.values_list("customer__tenure__name").annotate(
        taken=Count("pk"), asked=Count("pk", filter=Q(left_out_by=""))
    )
    found = list(rows)
    taken, asked = sum(row[1] for row in found), sum(row[2] for row in found)
    return [
        Part(
            name or "Not recorded",
            of_taken,
            of_asked,
            100 * of_taken / taken if taken else None,
            100 * of_asked / asked if asked else None,
        )
        for name, of_taken, of_asked in found
    ]
