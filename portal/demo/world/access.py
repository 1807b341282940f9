"""What people needed in order to come: written down for most of the events that are over."""

import random
from collections.abc import Iterator

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from base.accounts.models import User
from participation.people.customers.models import PreferenceOption
from participation.programme.activities.models import Activity, Engagement
from participation.programme.events.models import AccessNeed, Booking

from .voices import ACCESS_NEEDS

#: By a word in what they wrote.
KINDS = {
    "lift": "travel",
    "bus": "travel",
    "taxi": "travel",
    "child": "childcare",
    "loop": "hearing_loop",
    "hear": "hearing_loop",
    "interpret": "interpreter",
    "wheelchair": "step_free",
    "step": "step_free",
    "stairs": "step_free",
    "online": "getting_online",
}


#: How many of those who came had said what they need.
SAID_SO = 0.12


def make_needs(*, dice: random.Random, by: User) -> None:
    kinds = {
        option.code: option for option in PreferenceOption.objects.of(PreferenceOption.Kind.SUPPORT)
    }
    for booking in _bookings(dice):
        if dice.random() < 0.15:
            continue  # nobody has written it down yet
        said = booking.access_needs.lower()
        codes = {code for word, code in KINDS.items() if word in said}
        for kind in [kinds[code] for code in sorted(codes)] or [None]:
            was_met = dice.random() < 0.85
            AccessNeed.objects.create(
                booking=booking,
                kind=kind,
                was_met=was_met,
                why_not="" if was_met else dice.choice(AccessNeed.WhyNot.values),
                recorded_by=by,
            )
    started = Activity.objects.filter(pk=OuterRef("event_id"))
    Booking.objects.filter(attended_at__isnull=False).update(
        booked_at=Subquery(started.values("published_at")),
        attended_at=Subquery(started.values("starts_at")),
    )


def _bookings(dice: random.Random) -> Iterator[Booking]:
    """The places of some who came to an event that took bookings."""
    came = Engagement.objects.named().filter(activity__event__takes_bookings=True)
    pairs = set(came.values_list("activity_id", "customer_id"))
    for event, customer in sorted(
        pairs - set(Booking.objects.values_list("event_id", "customer_id"))
    ):
        if dice.random() < SAID_SO:
            yield Booking.objects.create(
                event_id=event,
                customer_id=customer,
                access_needs=dice.choice(ACCESS_NEEDS),
                attended_at=timezone.now(),
            )
