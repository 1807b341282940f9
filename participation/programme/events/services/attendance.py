"""Who came. Each service states what shall be true, so that doing it twice changes nothing twice."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.people.customers.models import Customer
from participation.programme.activities.models import Engagement
from participation.programme.activities.services import record_engagement, withdraw_engagement

from ..models import Event

MOST_HEADS = 5000


@transaction.atomic
def mark_here(
    *, event: Event, customer: Customer, by: User, online: bool = False
) -> Engagement | None:
    """The customer came, to the room or online; their booking, if they have one, says so too.

    Looked for by who they are: a line that came with them from a record joined to theirs counts.
    """
    event = _under_way(event)
    event.bookings.live().filter(customer=customer, attended_at=None).update(
        attended_at=timezone.now()
    )
    mode = event.mode_of(online=online)
    if here := _lines_of(event, customer).first():
        if here.mode != mode:  # ticked once more, by the other way
            here.mode = mode
            here.save(update_fields=["mode"])
        return here
    return record_engagement(
        activity=event,
        customer=customer,
        role=Engagement.Role.ATTENDED,
        mode=mode,
        source=attendance_source(event, customer),
        by=by,
    )


@transaction.atomic
def mark_absent(*, event: Event, customer: Customer) -> None:
    """Take back a tick; somebody who was never ticked stays so."""
    event.bookings.filter(customer=customer).update(attended_at=None)
    for line in _lines_of(event, customer):
        withdraw_engagement(source=line.source)


@transaction.atomic
def count_heads(*, event: Event, people: int, by: User, online: int = 0) -> None:
    """How many more were there, whose names were not taken. 0 takes the count out again.

    ``online`` counts those who came online to what was held in a room as well.
    """
    event = _under_way(event)
    if not (0 <= people <= MOST_HEADS and 0 <= online <= MOST_HEADS):
        raise Refused(f"Enter how many others were in the room, from 0 to {MOST_HEADS:,}.")
    record_engagement(
        activity=event,
        people=people,
        role=Engagement.Role.ATTENDED,
        mode=event.mode_of(online=False),
        source=head_count_source(event),
        by=by,
    )
    if event.is_hybrid:
        record_engagement(
            activity=event,
            people=online,
            role=Engagement.Role.ATTENDED,
            mode=Engagement.Mode.ONLINE,
            source=online_count_source(event),
            by=by,
        )


@transaction.atomic
def add_newcomer(
    *,
    event: Event,
    by: User,
    name: str,
    address: str = "",
    email: str = "",
    phone: str = "",
    preferred_channel: str = "",
) -> Customer:
    """Somebody who came and is not on our list, added because staff chose to. No reference yet."""
    newcomer = Customer.objects.create(
        name=name,
        address=address,
        email=email,
        phone=phone,
        preferred_channel=preferred_channel,
    )
    record_fact("customer_added", subject=newcomer, actor=by, at_event=event.pk)
    mark_here(event=event, customer=newcomer, by=by)
    return newcomer


def _lines_of(event: Event, customer: Customer) -> QuerySet[Engagement]:
    return event.engagements.filter(customer=customer, role=Engagement.Role.ATTENDED)


def attendance_source(event: Event, customer: Customer) -> str:
    return f"events.attendance:{event.pk}:{customer.pk}"


def head_count_source(event: Event) -> str:
    return f"events.headcount:{event.pk}"


def online_count_source(event: Event) -> str:
    return f"events.headcount:{event.pk}:online"


def _under_way(event: Event) -> Event:
    """The event as it stands now, held so that nobody calls it off in the meantime."""
    event = locked(event)
    if event.cancelled_at:
        raise Refused("This event was called off, so nobody can be recorded as having come.")
    if not event.has_begun:
        raise Refused("You can record who came from the morning of the event.")
    return event
