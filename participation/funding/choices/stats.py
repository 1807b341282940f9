"""How many could vote, and how many did."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from base.core.house_rules import SMALL_NUMBER_THRESHOLD
from base.core.measures import PeopleShare, measure
from base.core.suppression import hidden_lines

from .models import Round
from .models.voting import Channel

NO_AREA = "No area on record"


@dataclass(frozen=True)
class Line:
    """``voted`` and ``entitled`` are None where they may not be shown."""

    name: str
    voted: int | None
    entitled: int | None = None


@measure(
    "Turnout",
    "People whose ballot was counted, of all who stood on the roll when it was drawn up. Each person once,"
    " whatever the channel.",
)
def turnout(row: Round) -> PeopleShare:
    found = row.voters.entitled().aggregate(
        entitled=Count("pk"), voted=Count("pk", filter=~Q(channel=""))
    )
    return PeopleShare("Turnout", found["voted"], found["entitled"])


def by_area(row: Round) -> list[Line]:
    """Small numbers are hidden, of those who voted and of those who did not, and what would give them away."""
    counted = (
        row.voters.entitled()
        .order_by()
        .values_list("area__name")
        .annotate(entitled=Count("pk"), voted=Count("pk", filter=~Q(channel="")))
    )
    lines = {name or NO_AREA: (voted, all_ - voted) for name, all_, voted in counted}
    hidden = _hidden(lines)
    return [
        Line(name, None if name in hidden else voted, None if name in hidden else voted + others)
        for name, (voted, others) in sorted(lines.items())
    ]


def by_channel(row: Round) -> list[Line]:
    found = row.voters.entitled().exclude(channel="").order_by()
    counted = Counter(dict(found.values_list("channel").annotate(n=Count("pk"))))
    lines = {channel.label: (counted[channel.value],) for channel in Channel}
    hidden = _hidden(lines)
    return [Line(name, None if name in hidden else count) for name, (count,) in lines.items()]


def _hidden(lines: Mapping[str, Sequence[int]]) -> frozenset[str]:
    return hidden_lines(lines, threshold=SMALL_NUMBER_THRESHOLD.value) if lines else frozenset()
