"""What counts in a number about a cycle of a schedule."""

from dataclasses import dataclass

from django.db.models import Count, Q

from base.core.counted_tables import UNKNOWN
from base.core.measures import measure
from base.core.suppression import hidden_lines
from participation.questionnaires.house_rules import ANSWERS_THRESHOLD
from participation.questionnaires.results.groups import facts

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
    """The jobs of one group of customers: those about which somebody is asked, and those left out. ``share``
    and ``left_share`` are in percent of all asked about and of all left out. All are None where they are not told."""

    name: str
    asked: int | None = None
    left_out: int | None = None
    share: float | None = None
    left_share: float | None = None


#: By which facts of the record, in this order.
BY = ("tenure", "area", "age")


@measure(
    "What leaving out does to who is asked",
    "Jobs of customers that the cycle took, by what stands on the customer’s record today: those about which "
    "somebody is asked, and those left out for any reason, each with its part of all asked or left out. Groups with "
    "fewer than {threshold} of either are not shown, nor others from which they could be worked out. As long as "
    "the jobs are kept.",
)
def parts_of(cycle: ScheduledCycle) -> list[tuple[str, list[Part]]]:
    """By each fact in turn, with no groups where none may be told; nothing once the jobs are gone. One statement."""
    known = facts()
    groups = {f"by_{code}": known[code].of("customer__") for code in BY}
    jobs = cycle.jobs.exclude(customer=None).order_by().annotate(**groups)
    rows = list(
        jobs.values_list(*groups).annotate(
            asked=Count("pk", filter=Q(left_out_by="")),
            left_out=Count("pk", filter=~Q(left_out_by="")),
        )
    )
    found = []
    for place, code in enumerate(BY):
        counts: dict[str, list[int]] = {}
        for *names, asked, left_out in rows:
            of_it = counts.setdefault(known[code].in_words(names[place]), [0, 0])
            of_it[0] += asked
            of_it[1] += left_out
        if counts:
            found.append((known[code].title, _told(counts)))
    return found


def _told(counts: dict[str, list[int]]) -> list[Part]:
    """Small numbers hidden, and what gives them away: how many were asked and left out in all is told beside."""
    hidden = hidden_lines(
        counts, threshold=ANSWERS_THRESHOLD.value, unknown=UNKNOWN & counts.keys()
    )
    if hidden == counts.keys():
        return []
    all_asked, all_left = (sum(of[at] for of in counts.values()) for at in (0, 1))
    return [
        Part(name)
        if name in hidden
        else Part(name, asked, left, _percent(asked, all_asked), _percent(left, all_left))
        for name, (asked, left) in sorted(counts.items())
    ]


def _percent(part: int, whole: int) -> float | None:
    return 100 * part / whole if whole else None
