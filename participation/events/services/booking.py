from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone

from participation.customers.models import Customer
from portal.accounts.models import User
from portal.core.facts import record_fact
from portal.core.refused import Refused

from ..models import Booking, Event
from .telling import tell


@transaction.atomic
def book_place(
    *, event: Event, customer: Customer, access_needs: str = "", made_online: bool = False
) -> Booking:
    """Keep a place for somebody and write to them with everything they need to come.

    ``made_online`` where they did it themselves on this site.
    """
    # Whoever wants the same last place waits here until this booking is in.
    event = Event.objects.select_for_update(of=("self",)).get(pk=event.pk)
    booked = event.bookings.live().aggregate(
        places=Count("pk"), own=Count("pk", filter=Q(customer=customer))
    )
    if booked["own"]:
        raise Refused("You already have a place at this event.")
    if not event.open_for_booking:
        raise Refused("This event is not taking bookings.")
    if event.capacity is not None and booked["places"] >= event.capacity:
        raise Refused("The last place has just gone. Call us to ask whether one has come free.")
    booking = Booking.objects.create(
        event=event, customer=customer, access_needs=access_needs, made_online=made_online
    )
    tell(booking, "booked", key=f"events.booked:{booking.pk}")
    return booking


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
    booking.cancelled_at = timezone.now()
    booking.save(update_fields=["cancelled_at"])
    record_fact("place_given_up", subject=booking, actor=by)
    tell(booking, "given_up", key=f"events.given_up:{booking.pk}")
    return booking
