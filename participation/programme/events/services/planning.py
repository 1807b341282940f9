from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import get_text_list

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked, save_with_lists
from base.core.slugs import free_slug
from participation.people.groups.models import Membership
from participation.programme.activities.for_whom import restricted, sitting_on
from participation.programme.activities.models import Activity

from ..models import Event
from .telling import tell_everybody_booked

#: What people who booked need to hear about when it changes.
TOLD_ABOUT = (
    "starts_at",
    "ends_at",
    "before_at",
    "before_place",
    "where",
    "venue",
    "address",
    "online_link",
)
LISTS = ("aims", "tenures", "areas", "groups", "only_for")
#: Of those who stand in the way of a change, this many are named.
NAMED = 5


@transaction.atomic
def log_event(*, by: User, **fields: Any) -> Event:
    """Write down an event that has taken place. Its page opens when it is closed out."""
    if fields["starts_at"] > timezone.now():
        raise Refused("This event is in the future. Plan it instead, so that people can book.")
    event = _new_event(by, takes_bookings=False, **fields)
    record_fact("event_logged", subject=event, actor=by)
    return event


@transaction.atomic
def plan_event(*, by: User, publish: bool = False, **fields: Any) -> Event:
    """Start a coming event as a draft, or put it on the calendar at once."""
    event = _new_event(by, **fields)
    record_fact("event_planned", subject=event, actor=by)
    return publish_event(event=event, by=by) if publish else event


@transaction.atomic
def publish_event(*, event: Event, by: User) -> Event:
    """Show the event on the calendar, once its five parts are stated (R-13). Again changes nothing."""
    event = locked(event)
    if event.cancelled_at:
        raise Refused("This event was called off, so it cannot be published.")
    if event.published_at is None:
        if missing := event.still_to_state:
            raise Refused(f"Before people see it, say {'; '.join(missing)}.")
        event.published_at = timezone.now()
        event.revised_at = event.published_at
        event.save(update_fields=["published_at", "revised_at"])
        record_fact("event_published", subject=event, actor=by)
    return event


@transaction.atomic
def change_event(*, event: Event, by: User, **fields: Any) -> Event:
    """Change what was planned. A new time or place is told to everybody who booked."""
    event = locked(event)
    if event.cancelled_at:
        raise Refused("This event was called off, so it can no longer be changed.")
    fields = restricted(fields)
    lists = {name: fields.pop(name) for name in LISTS if name in fields}
    changed = sorted(name for name, value in fields.items() if getattr(event, name) != value)
    moved = [name for name in changed if name in TOLD_ABOUT]
    for name, value in fields.items():
        setattr(event, name, value)
    _hold_the_places_given(event)
    if moved:
        event.revision += 1
    if changed:
        event.revised_at = timezone.now()
        event.save()
        record_fact("event_changed", subject=event, actor=by, fields=changed)
    for name, others in lists.items():
        getattr(event, name).set(others)
    if "only_for" in lists:
        _refuse_places_of_others(event)
    if moved and not event.is_over:
        tell_everybody_booked(event, "changed")
    return event


@transaction.atomic
def call_off_event(*, event: Event, by: User, why: str) -> Event:
    """The event will not take place; everybody who booked is told why. Once is enough."""
    event = locked(event)
    if event.cancelled_at:
        if event.called_off_why == why:
            return event
        raise Refused(f"It was called off already. People were told: {event.called_off_why}")
    if event.closed_out_at or event.engagements.exists():
        raise Refused("People are recorded as having been there, so it cannot be called off.")
    event.cancelled_at = event.revised_at = timezone.now()
    event.called_off_why = why
    event.revision += 1
    event.save(update_fields=["cancelled_at", "called_off_why", "revised_at", "revision"])
    record_fact("event_called_off", subject=event, actor=by, why=why)
    tell_everybody_booked(event, "called_off", why=why)
    return event


def _new_event(by: User, **fields: Any) -> Event:
    slug = free_slug(Activity, fields["title"], 150)
    return save_with_lists(Event(slug=slug, lead_officer=by), **restricted(fields))


def _hold_the_places_given(event: Event) -> None:
    booked = event.bookings.live().count()
    if booked and not event.takes_bookings:
        raise Refused(f"{booked} people have booked already, so the event must take bookings.")
    if event.capacity is not None and booked > event.capacity:
        raise Refused(f"{booked} people have booked already, so it needs at least {booked} places.")


def _refuse_places_of_others(event: Event) -> None:
    """It is not made for some groups alone while somebody from outside them is to come."""
    if event.is_over or not event.members_only:
        return
    theirs = (
        Membership.objects.sitting().of_customers().filter(group__activities_for_it_alone=event.pk)
    )
    others = event.bookings.live().exclude(customer__in=theirs.values("customer"))
    names = list(others.order_by("customer__name").values_list("customer__name", flat=True))
    if names:
        more = [f"{len(names) - NAMED} more"] if len(names) > NAMED else []
        raise Refused(
            f"It cannot be only for {sitting_on(event)} while others have a place: "
            f"{get_text_list([*names[:NAMED], *more], 'and')}. Cancel their places first, which tells them."
        )
