"""What somebody needed in order to come, and whether it was there."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.people.customers.models import PreferenceOption

from ..models import AccessNeed, Booking


@transaction.atomic
def record_needs(
    *, booking: Booking, by: User, needs: Mapping[PreferenceOption | None, str]
) -> list[AccessNeed]:
    """Write down each need: no words where it was met, otherwise why not. Replaces what stood there.

    None is what is not on the list of what helps people.
    """
    booking = locked(booking)
    if booking.cancelled_at:
        raise Refused("This place was cancelled, so nothing was needed.")
    if booking.event.starts_at > timezone.now():
        raise Refused("The event has not begun. Write it down once it has.")
    if not needs:
        raise Refused("Say of at least one thing whether it was there.")
    booking.needs.all().delete()
    written = [
        AccessNeed.objects.create(
            booking=booking, kind=kind, was_met=not why_not, why_not=why_not, recorded_by=by
        )
        for kind, why_not in needs.items()
    ]
    record_fact(
        "access_needs_recorded",
        subject=booking,
        actor=by,
        met=sum(need.was_met for need in written),
        not_met=sum(not need.was_met for need in written),
    )
    return written
