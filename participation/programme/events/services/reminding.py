from django.db import transaction
from django.utils import timezone

from ..models import Booking
from .telling import tell


@transaction.atomic
def remind(booking_id: int) -> None:
    """Write to one person that their event is tomorrow. Run again, it finds them reminded."""
    booking = (
        Booking.objects.to_remind()
        .select_for_update(of=("self",), skip_locked=True)
        .select_related("event", "customer")
        .filter(pk=booking_id)
        .first()
    )
    if booking is None:  # reminded, cancelled, or in another worker's hands
        return
    tell(booking, "tomorrow", key=f"events.tomorrow:{booking.pk}:{booking.event.revision}")
    booking.reminded_at = timezone.now()
    booking.save(update_fields=["reminded_at"])
