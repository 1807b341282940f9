"""Which send-outs lie in the weeks of the contact calendar, and which of them near to one another."""

import datetime as dt
from collections.abc import Sequence
from itertools import combinations

from django.utils import timezone

from participation.messages.contact.rules import too_near

from .models import SendOut

WEEKS_BEFORE, WEEKS_AHEAD = 2, 8
#: Of more pairs than this the nearest in time are counted, and the page says so.
MOST_PAIRS = 30


def window(first: dt.date) -> tuple[dt.datetime, dt.datetime]:
    """Ten weeks from the Monday before ``first``."""
    monday = first - dt.timedelta(days=first.weekday())
    begins = timezone.make_aware(dt.datetime.combine(monday, dt.time()))
    return begins, begins + dt.timedelta(weeks=WEEKS_BEFORE + WEEKS_AHEAD)


def usual_first_day() -> dt.date:
    return timezone.localdate() - dt.timedelta(weeks=WEEKS_BEFORE)


def within(begins: dt.datetime, ends: dt.datetime) -> list[SendOut]:
    found = SendOut.objects.on_the_calendar().filter(starts_at__gte=begins, starts_at__lt=ends)
    return list(found.select_related("segment", "template").order_by("starts_at", "pk"))


def near_pairs(send_outs: Sequence[SendOut]) -> list[tuple[SendOut, SendOut]]:
    """Those that ask something, nearer to each other than people should be asked; nearest first."""
    asking = [one for one in send_outs if one.asks]
    near = [
        (first, second)
        for first, second in combinations(asking, 2)
        if too_near(first.starts_at, second.starts_at)
    ]
    return sorted(near, key=lambda pair: pair[1].starts_at - pair[0].starts_at)
