"""What people who booked are told. Every message names the booking, so that it goes out once."""

from typing import Any

from participation.messages.contact.models import Message
from participation.messages.contact.services import File, send
from participation.people.customers.models import Channel
from participation.programme.activities.ics import OwnEntry, file_of

from ..models import Booking, Event


def tell(booking: Booking, template: str, *, key: str, **context: Any) -> Message:
    """Write to one person about their place, with the file that keeps their own calendar right.

    ``by_email`` lets the words leave out what a letter, a text or a call cannot bring.
    """
    event, customer = booking.event, booking.customer
    own = OwnEntry(booking.world_name, event.online_link, given_up=booking.cancelled_at is not None)
    entry = file_of(event, own)
    file = File(f"{event.slug[:60]}.ics", entry.content_type, entry.text)
    return send(
        customer,
        f"events/email/{template}",
        about=booking.source,
        dedupe_key=key,
        context={
            "booking": booking,
            "event": event,
            "by_email": customer.channels_to_reach[:1] == [Channel.EMAIL],
            **context,
        },
        files=(file,),
    )


def tell_everybody_booked(event: Event, template: str, **context: Any) -> int:
    """Once for each revision of the event; the number of people told."""
    bookings = event.bookings.live().select_related("customer")
    for booking in bookings:
        booking.event = event
        key = f"events.{template}:{booking.pk}:{event.revision}"
        tell(booking, template, key=key, **context)
    return len(bookings)
