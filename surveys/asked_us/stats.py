"""What counts in a number about what people asked us at the end of a survey."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, F, Q

from base.core.figures import Counted, shares
from base.core.measures import measure
from base.core.periods import Period

from ..models import AskedUs


@dataclass(frozen=True)
class Rung:
    """``ring`` of those ``asked`` in the period wanted to be rung. Each of those ``due`` in it is in one
    of the others."""

    asked: int
    ring: int
    due: int
    in_time: int
    done_late: int
    late: int
    to_do: int


@measure(
    "What people asked us to pass on",
    "People who asked at the end of a survey in the period to be rung, or that the service hears something. "
    "And of those whom we told that it would be done by a day in the period: how many had it done by that "
    "day, how many later, how many waited longer, and for how many there was still time. Counted as things "
    "stood when the period ended, however much later the figures are read.",
)
def asked_us_of(period: Period, service: str, on: dt.date) -> Rung:
    """Of one service. While the period goes on, as things stand at the end of ``on``."""
    on = min(on, period.last)
    of_service = AskedUs.objects.filter(survey__service=service).order_by()
    due = of_service.filter(period.holds("due_on", moment=False), asked_at__date__lte=on)
    done, in_time = Q(done_at__date__lte=on), Q(done_at__date__lte=F("due_on"))
    asked = of_service.filter(period.holds("asked_at")).aggregate(
        asked=Count("pk"), ring=Count("pk", filter=Q(ring=True))
    )
    became = due.aggregate(
        due=Count("pk"),
        in_time=Count("pk", filter=done & in_time),
        done_late=Count("pk", filter=done & ~in_time),
    )
    late = due.late_on(on).count()
    to_do = became["due"] - became["in_time"] - became["done_late"] - late
    return Rung(**asked, **became, late=late, to_do=to_do)


@measure(
    "People who wait longer than we said",
    "People who asked, however long ago, and for whom it was not done when the period ended, although the "
    "day that they were told was over.",
)
def waiting_too_long(service: str, on: dt.date) -> int:
    return AskedUs.objects.filter(survey__service=service).late_on(on).count()


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
