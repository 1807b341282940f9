"""Who has given no sign of life since a day: the one definition, in SQL."""

import datetime as dt

from django.conf import settings
from django.db.models import Exists, Max, OuterRef, Q, QuerySet
from django.utils import timezone

from base.core.periods import months_after
from participation.feedback.enquiries.models import Enquiry
from participation.joining.involvement.models import Interest, Joining
from participation.messages.contact.models import Consent
from participation.messages.formats.models import FormatRequest
from participation.people.customers.models import Customer, CustomerNote
from participation.programme.activities.models import Engagement
from participation.programme.consultations.models import Response
from participation.programme.events.models import Booking
from participation.programme.meetings.models import AgendaItem
from participation.programme.network.models import Post

from ..models import Acting, DataRequest, RetentionCase

Why = RetentionCase.Why

#: What a person does with us, and when they did it; a note is of a talk. What we send is no sign of life.
SIGNS = (
    (Engagement, "day"),
    (Response, "received_on"),
    (Booking, "booked_at"),
    (Enquiry, "sent_at"),
    (AgendaItem, "proposed_at"),
    (FormatRequest, "asked_on"),
    (Post, "posted_at"),
    (Interest, "expressed_at"),
    (Joining, "sent_at"),
    (Consent, "at"),
    (DataRequest, "asked_at"),
    (Acting, "began_at"),
    (CustomerNote, "at"),
)
#: The same on the record itself and its account.
OWN_SIGNS = ("created_at", "joined_at", "user__last_login", "ended_on")


def limits(today: dt.date) -> dict[Why, dt.date]:
    """The day since which there must have been a sign, for those who left and for everybody else."""
    return {
        Why.LEFT: months_after(today, -settings.RETENTION_LEFT_MONTHS),
        Why.INACTIVE: months_after(today, -12 * settings.RETENTION_INACTIVE_YEARS),
    }


def silent(why: Why, since: dt.date) -> QuerySet[Customer]:
    """Nobody who takes part in a group now is silent, and neither is whom the housing system lists.

    A landlord has to consult its tenants, also those who have said nothing for years; and whom we
    had erased no list would bring back.
    """
    people = Customer.objects.filter(erased_at=None)
    if why == Why.LEFT:
        people = people.filter(ended_on__isnull=False)
    else:
        people = people.filter(reference=None, ended_on=None)
    return people.filter(_no_sign_since(since))


def is_silent(customer: Customer, why: Why, since: dt.date) -> bool:
    return silent(why, since).filter(pk=customer.pk).exists()


def last_active_on(customer: Customer) -> dt.date:
    """The day of the latest sign."""
    signs = [
        customer.created_at,
        customer.joined_at,
        customer.ended_on,
        customer.user.last_login if customer.user else None,
    ]
    for model, moment in SIGNS:
        rows = model._default_manager.filter(customer=customer)
        signs.append(rows.aggregate(latest=Max(moment))["latest"])
    return max(_day(sign) for sign in signs if sign is not None)


def _no_sign_since(since: dt.date) -> Q:
    start = timezone.make_aware(dt.datetime.combine(since, dt.time()))
    found = Q()
    for own in OWN_SIGNS:
        limit = since if own == "ended_on" else start
        found &= Q(**{own: None}) | Q(**{f"{own}__lt": limit})
    for model, moment in SIGNS:
        limit = since if moment in ("day", "received_on") else start
        rows = model._default_manager.filter(customer=OuterRef("pk"), **{f"{moment}__gte": limit})
        found &= ~Exists(rows)
    serving = Interest.objects.placed().filter(customer=OuterRef("pk"))
    return found & ~Exists(serving)


def _day(sign: dt.date | dt.datetime) -> dt.date:
    return timezone.localdate(sign) if isinstance(sign, dt.datetime) else sign
