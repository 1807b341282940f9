"""What counts in a number about a group's meetings. Read by its members alone."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Q, Sum
from django.utils import timezone

from base.core.measures import measure
from participation.people.groups.insiders import seats_inside
from participation.people.groups.models import Group, Membership

from .models import Presence

YEAR = dt.timedelta(days=365)


@dataclass(frozen=True)
class Share:
    """One member's meetings of the last year. ``least`` is what their kind of group asks, in per cent."""

    seat: Membership
    came: int
    meetings: int
    minutes: int
    least: int | None

    @property
    def hours(self) -> str:
        """2; 7.5: of the meetings that they came to, each for as long as it lasted."""
        return f"{self.minutes / 60:.1f}".removesuffix(".0")

    @property
    def per_cent(self) -> int | None:
        return round(100 * self.came / self.meetings) if self.meetings else None

    @property
    def is_low(self) -> bool:
        """Of 0 meetings nobody came to too few."""
        if self.least is None or not self.meetings:
            return False
        return 100 * self.came < self.least * self.meetings


@measure(
    "Meetings that each came to",
    "Of the group’s meetings in the last 365 days that were held while they sat there, those that they came to, in "
    "the room or online, and how long these lasted. A meeting that was called off, or of which nobody wrote down who came, is not counted; nor "
    "are those who only look on.",
)
def attendance(group: Group) -> list[Share]:
    """Of everybody who sits there now, by the rule of its kind: lighter for associates (B-31)."""
    since = timezone.now() - YEAR
    held = Q(presences__meeting__register_at__isnull=False) & Q(
        presences__meeting__called_off_at=None, presences__meeting__starts_at__gte=since
    )
    there = Q(presences__how__in=Presence.THERE)
    seats = seats_inside().counted().filter(group=group).select_related("customer", "colleague")
    seats = seats.annotate(
        meetings=Count("presences", filter=held),
        came=Count("presences", filter=held & there),
        minutes=Sum("presences__meeting__lasts", filter=held & there, default=0),
    )
    least = group.kind.least_attendance
    return [
        Share(seat, seat.came, seat.meetings, seat.minutes, least) for seat in seats.by_office()
    ]
