from django.db import IntegrityError, transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from participation.people.customers.models import Customer
from participation.people.groups.models import Group
from participation.programme.activities.for_whom import sitting_on

from ..models import Booking, Event
from .telling import tell


@transaction.atomic
def book_place(
    *, event: Event, customer: Customer, access_needs: str = "", made_online: bool = False
) -> Booking:
    """Keep a place for somebody and write to them with everything they need to come.

    What is for some groups alone is for those who sit on them. ``made_online`` where they did it
    themselves on this site. ``event`` is as they saw it: where it has moved since, they are asked to
    look again.
    """
    try:
        booking = Booking.objects.create(
            event=event, customer=customer, access_needs=access_needs, made_online=made_online
        )
    except IntegrityError:  # one live booking per customer
        raise Refused("You already have a place at this event.") from None
    tell(booking, "booked", key=f"events.booked:{booking.pk}")
    _keep_to_the_places(event, customer)
    return booking


def _keep_to_the_places(event: Event, customer: Customer) -> None:
    """Take back what this transaction wrote where there was no place for them after all.

    Whoever wants the same last place waits here until this booking is in. It is the last thing done,
    so that a hall full of people booking at once wait for each other's commit and for nothing else.
    """
    # Their bookings hold the event's key, which a lock on the whole row would wait for.
    locked = Event.objects.select_for_update(of=("self",), no_key=True).get(pk=event.pk)
    if not locked.is_open_to(customer):
        raise Refused(f"This is only for {sitting_on(locked)}.")
    if not locked.open_for_booking:
        raise Refused("This event is not taking bookings.")
    if locked.revision != event.revision:  # what was written to them is no longer true
        raise Refused("This event has just changed. Look at when and where it is, then book again.")
    if locked.capacity is not None and locked.bookings.live().count() > locked.capacity:
        raise Refused("The last place has just gone. Call us to ask whether one has come free.")


@transaction.atomic
def give_up_place(*, booking: Booking, by: User | None) -> Booking:
    """Cancel somebody's place, which frees it for the next person; doing it again changes nothing."""
    booking = (
        Booking.objects.select_for_update(of=("self",))
        .select_related("event", "customer")
        .get(pk=booking.pk)
    )
    if booking.cancelled_at:
        return booking
    if booking.attended_at or booking.event.starts_at <= timezone.now():
        raise Refused("This event has already started, so the place cannot be cancelled.")
    _cancel(booking, by)
    tell(booking, "given_up", key=f"events.given_up:{booking.pk}")
    return booking


@transaction.atomic
def cancel_places_of_leaver(*, group: Group, customer: Customer, by: User | None) -> None:
    """Somebody who no longer sits on a group comes no more to what is for its members alone.

    They are told. What is also for another group that they sit on stays theirs.
    """
    theirs = Booking.objects.coming().filter(customer=customer, attended_at=None)
    held = theirs.filter(event__members_only=True, event__only_for=group)
    for booking in held.select_for_update(of=("self",)).select_related("event", "customer"):
        if not booking.event.is_open_to(customer):
            _cancel(booking, by)
            key = f"events.not_theirs:{booking.pk}"
            tell(booking, "not_theirs", key=key, only_for=sitting_on(booking.event))


def _cancel(booking: Booking, by: User | None) -> None:
    booking.cancelled_at = timezone.now()
    booking.save(update_fields=["cancelled_at"])
    record_fact("place_given_up", subject=booking, actor=by)
