"""What counts in a number about events: whether people got what they needed in order to come."""

from dataclasses import dataclass

from django.db.models import Count, Q

from base.core.measures import measure
from base.core.periods import Period
from participation.people.customers.models import Customer, PreferenceOption

from .models import AccessNeed, Booking, BookingQuerySet

SOMETHING_ELSE = "Something else"


@dataclass(frozen=True)
class KindOfNeed:
    """One thing people needed. ``when_joining`` is how many customers told us so when they joined."""

    name: str
    met: int
    not_met: int
    when_joining: int | None

    @property
    def asked(self) -> int:
        return self.met + self.not_met


@dataclass(frozen=True)
class Needs:
    """What people needed in a period. ``not_recorded`` are bookings nobody has written about yet."""

    kinds: tuple[KindOfNeed, ...]
    not_recorded: int

    @property
    def met(self) -> int:
        return sum(kind.met for kind in self.kinds)

    @property
    def not_met(self) -> int:
        return sum(kind.not_met for kind in self.kinds)

    @property
    def asked(self) -> int:
        return self.met + self.not_met + self.not_recorded


@measure(
    "What people needed to take part",
    "What people said they need when they booked a place at an event that began in the period. Each "
    "need that an officer wrote about counts once, as met or not; a booking with a need that nobody "
    "has written about counts once, as not written down.",
)
def access_needs(period: Period) -> Needs:
    needs = AccessNeed.objects.filter(period.holds("booking__event__starts_at"))
    counted = {
        kind: (met, not_met)
        for kind, met, not_met in needs.filter(booking__event__cancelled_at=None)
        .order_by()
        .values_list("kind")
        .annotate(
            met=Count("pk", filter=Q(was_met=True)), not_=Count("pk", filter=Q(was_met=False))
        )
    }
    options = PreferenceOption.objects.filter(kind=PreferenceOption.Kind.SUPPORT)
    told = dict(
        Customer.objects.current()
        .filter(preferences__kind=PreferenceOption.Kind.SUPPORT)
        .order_by()
        .values_list("preferences")
        .annotate(n=Count("pk"))
    )
    kinds = [
        KindOfNeed(option.label, *counted.get(option.pk, (0, 0)), told.get(option.pk, 0))
        for option in options
        if option.pk in counted or not option.retired_at
    ]
    other = KindOfNeed(SOMETHING_ELSE, *counted.get(None, (0, 0)), None)
    return Needs((*kinds, other), not_recorded(period).count())


def not_recorded(period: Period) -> BookingQuerySet:
    """Bookings with a need that nobody has written about yet, the oldest first."""
    asked = Booking.objects.asked_for_help().filter(period.holds("event__starts_at"))
    return asked.filter(needs=None).order_by("event__starts_at", "pk")
