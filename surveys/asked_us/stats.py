"""What counts in a number about what people asked us at the end of a survey."""

from dataclasses import dataclass

from django.db.models import Count, F, Q
from django.utils import timezone

from base.core.figures import Counted, shares
from base.core.measures import measure
from base.core.periods import Period

from ..models import AskedUs


@dataclass(frozen=True)
class Rung:
    """``ring`` of those ``asked`` wanted to be rung. Each is in one of the others."""

    asked: int
    ring: int
    in_time: int
    done_late: int
    late: int
    to_do: int


@measure(
    "What people asked us to pass on",
    "People who asked at the end of a survey to be rung, or that the service hears something, in the "
    "period; and of these how many had it done by the day that they were told, how many later, how many "
    "wait longer than that, and for how many there is still time. Counted as things stand on the day of the data.",
)
def asked_us_of(period: Period, service: str = "") -> Rung:
    """Of one service, or of all."""
    rows = AskedUs.objects.filter(period.holds("asked_at")).order_by()
    if service:
        rows = rows.filter(survey__service=service)
    in_time, waits = Q(done_at__date__lte=F("due_on")), Q(done_at=None)
    passed = Q(due_on__lt=timezone.localdate())
    return Rung(
        **rows.aggregate(
            asked=Count("pk"),
            ring=Count("pk", filter=Q(ring=True)),
            in_time=Count("pk", filter=in_time),
            done_late=Count("pk", filter=~waits & ~in_time),
            late=Count("pk", filter=waits & passed),
            to_do=Count("pk", filter=waits & ~passed),
        )
    )


@measure(
    "Had what they asked for in time",
    "Of the people who asked at the end of a survey to be rung, or that the service hears something, and whose day "
    "for it fell in the period, those for whom it was done by that day.",
)
def asked_for_in_time(period: Period) -> Counted:
    due = AskedUs.objects.filter(period.holds("due_on", moment=False)).order_by()
    lines = due.values_list("survey__service").annotate(
        in_time=Count("pk", filter=Q(done_at__date__lte=F("due_on"))), of=Count("pk")
    )
    return shares(lines)
