"""Which people a segment's filters mean: the one home of every rule for choosing people.

Criteria are what :class:`~participation.reach.segments.forms.CriteriaForm` made of the ticks: a dictionary
of lists of codes, ``{"tenures": ["tenant"], "engagement": ["never"]}``. Of one list any will do; all
lists must fit. A code that is no longer there fits nobody, and criteria that make no sense choose
nobody: a broken filter never writes to more people than somebody chose.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone

from participation.messages.contact.models import Message, Purpose
from participation.messages.contact.rules import DETAILS, NOBODY, agrees_to, any_of, hold
from participation.people.customers.models import (
    Area,
    Channel,
    Customer,
    CustomerQuerySet,
    PreferenceOption,
)
from participation.people.groups.models import Membership
from participation.programme.activities.models import Engagement

from .choices import (
    AGES,
    ANY_NEED,
    NEEDS_BY_KIND,
    NOT_ENGLISH,
    NOT_RECORDED,
    SEVERAL_NEEDS,
    AgeBand,
    Contacted,
    Engaged,
    Housed,
    Joined,
    years_before,
)

Criteria = dict[str, Any]
Kind = PreferenceOption.Kind
NEEDS = (Kind.FORMAT, Kind.SUPPORT, Kind.DIGITAL)


def people_matching(criteria: Criteria) -> CustomerQuerySet:
    """The current customers who fit, each once: a lazy queryset of one SQL statement."""
    if not understood(criteria):
        return Customer.objects.none()
    return Customer.objects.current().filter(wanted(criteria))


def understood(criteria: Criteria) -> bool:
    """Whether every filter is one we know and has the shape that the form gives it."""
    if not isinstance(criteria, dict) or not criteria.keys() <= FILTERS.keys() | FLAGS:
        return False
    lists = [codes for name, codes in criteria.items() if name not in FLAGS]
    return all(criteria[name] is True for name in FLAGS & criteria.keys()) and all(
        isinstance(codes, list) and codes and all(isinstance(code, str) for code in codes)
        for codes in lists
    )


def wanted(criteria: Criteria) -> Q:
    fits = Q()
    for name, rule in FILTERS.items():
        if name in criteria:
            fits &= rule(criteria[name])
    if criteria.get("methods_only") and "methods" in criteria:
        others = PreferenceOption.objects.filter(kind=Kind.METHOD).exclude(
            code__in=criteria["methods"]
        )
        fits &= ~Q(ticked(preferenceoption__in=others))
    if criteria.get("agreed"):
        fits &= can_be_invited_by(criteria.get("channels", Channel.values))
    return fits


def of_tenure(codes: list[str]) -> Q:
    return Q(tenure__code__in=codes)


def living_in(slugs: list[str]) -> Q:
    """In one of the areas or in any part of it."""
    return Q(area__in=Area.objects.within(Area.objects.filter(slug__in=slugs)))


def of_age(bands: list[str]) -> Q:
    today = timezone.localdate()
    fits = []
    for band in bands:
        if band == AgeBand.NOT_KNOWN:
            fits.append(Q(date_of_birth=None))
        elif band in AGES:
            youngest, oldest = AGES[AgeBand(band)]
            born = Q(date_of_birth__lte=years_before(today, youngest))
            if oldest is not None:
                born &= Q(date_of_birth__gt=years_before(today, oldest + 1))
            fits.append(born)
    return any_of(fits)


def speaking(codes: list[str]) -> Q:
    fits = Q(language__in=codes)
    return fits | ~Q(language="en") if NOT_ENGLISH in codes else fits


def asked_to_join(answers: list[str]) -> Q:
    asked = {Joined.YES: Q(joined_at__isnull=False), Joined.NO: Q(joined_at=None)}
    return any_of(asked[Joined(one)] for one in answers if one in asked)


def at_level(codes: list[str]) -> Q:
    return Q(level__code__in=codes)


def preferring(codes: list[str]) -> Q:
    return Q(ticked(preferenceoption__code__in=codes))


def needing(codes: list[str]) -> Q:
    if ANY_NEED in codes:
        return Q(ticked(preferenceoption__kind__in=NEEDS)) | ~Q(support_notes="")
    kinds = [NEEDS_BY_KIND[code][0] for code in codes if code in NEEDS_BY_KIND]
    fits = preferring(codes) | Q(ticked(preferenceoption__kind__in=kinds))
    return fits | several_needs() if SEVERAL_NEEDS in codes else fits


def several_needs() -> Q:
    """Two ticks or more among formats and support."""
    ticks = Customer.preferences.through._default_manager.filter(
        customer=OuterRef("pk"), preferenceoption__kind__in=NEEDS
    )
    counted = ticks.order_by().values("customer").annotate(n=Count("pk"))
    return Q(Exists(counted.filter(n__gte=2)))


def became_customer(answers: list[str]) -> Q:
    a_year_ago = years_before(timezone.localdate(), 1)
    when = {
        Housed.LATELY: Q(started_on__gt=a_year_ago),
        Housed.LONGER: Q(started_on__lte=a_year_ago),
        Housed.NOT_KNOWN: Q(started_on=None),
    }
    return any_of(when[Housed(one)] for one in answers if one in when)


def in_group(slugs: list[str]) -> Q:
    return sitting(group__slug__in=slugs)


def in_group_of_kind(codes: list[str]) -> Q:
    return sitting(group__kind__code__in=codes)


def reached_by(channels: list[str]) -> Q:
    return any_of(hold(channel) for channel in channels if channel in DETAILS)


def preferring_channel(codes: list[str]) -> Q:
    """The way in which they said that they like best to be reached; or of whom we do not know it."""
    fits = Q(preferred_channel__in=[code for code in codes if code in Channel.values])
    return fits | Q(preferred_channel="") if NOT_RECORDED in codes else fits


def contacted(states: list[str]) -> Q:
    """By messages that left, letters that were posted and calls that were made."""
    gone = Message.objects.filter(
        customer=OuterRef("pk"), state__in=[Message.State.SENT, Message.State.DONE]
    )
    a_year_ago = timezone.now() - dt.timedelta(days=365)
    ever, lately = Q(Exists(gone)), Q(Exists(gone.filter(created_at__gt=a_year_ago)))
    meanings = {
        Contacted.NEVER: ~ever,
        Contacted.BEFORE: ever & ~lately,
        Contacted.LATELY: lately,
    }
    return any_of(meanings[Contacted(one)] for one in states if one in meanings)


def taking_part(states: list[str]) -> Q:
    """By the names in the ledger; whoever was only counted by head cannot be known to have come."""
    ever = Q(Exists(Engagement.objects.filter(customer=OuterRef("pk"))))
    a_year_ago = years_before(timezone.localdate(), 1)
    lately = Q(Exists(Engagement.objects.filter(customer=OuterRef("pk"), day__gt=a_year_ago)))
    never, lapsed, active = Engaged.NEVER, Engaged.LAPSED, Engaged.ACTIVE
    meanings = {
        frozenset({never}): ~ever,
        frozenset({lapsed}): ever & ~lately,
        frozenset({active}): lately,
        frozenset({never, lapsed}): ~lately,
        frozenset({never, active}): ~ever | lately,
        frozenset({lapsed, active}): ever,
        frozenset({never, lapsed, active}): Q(),
    }
    return meanings.get(frozenset(states) & frozenset(Engaged.values), NOBODY)


FILTERS: dict[str, Callable[[list[str]], Q]] = {
    "tenures": of_tenure,
    "areas": living_in,
    "housed": became_customer,
    "ages": of_age,
    "languages": speaking,
    "needs": needing,
    "joined": asked_to_join,
    "levels": at_level,
    "methods": preferring,
    "topics": preferring,
    "times": preferring,
    "engagement": taking_part,
    "group_kinds": in_group_of_kind,
    "groups": in_group,
    "preferred": preferring_channel,
    "contacted": contacted,
    "channels": reached_by,
}

#: Ticks that sharpen a list: only those methods; agreed to be invited by those channels.
FLAGS = frozenset({"methods_only", "agreed"})


def can_be_invited_by(channels: list[str]) -> Q:
    """By one of them, as the rules of sending say."""
    return agrees_to(Purpose.INVITATION, channels)


def sitting(**which: Any) -> Q:
    seats = Membership.objects.sitting().filter(customer=OuterRef("pk"), **which)
    return Q(Exists(seats))


def ticked(**which: Any) -> Exists:
    ticks = Customer.preferences.through._default_manager.filter(customer=OuterRef("pk"), **which)
    return Exists(ticks)
