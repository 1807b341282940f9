"""Whether and how somebody may be written to: the rules of sending, in their order.

Notice that the law or safety requires, and what somebody asked us for, go whatever else holds (PECR:
service messages). Invitations and news give way, first to last, to: nothing to reach them by > the
person's opt-out > consent for the channel > nothing that works by the channels they agreed to. An
invitation asks something of somebody, so it also gives way to: the days since they were last asked >
the most times a year. Those two, and no others, can be set aside with a reason.

An email address from which something came back is gone round, by the next way in their order. Notice
with no other way is tried there again, and fails where staff see it.

:func:`with_decision` says it in SQL of however many people, :func:`decide` of one.
"""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Case, CharField, Count, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, Lower
from django.utils import timezone

from base.core.kept_queries import kept_query
from participation.people.customers.models import Channel, Customer, CustomerQuerySet
from participation.people.customers.phones import UK_MOBILES

from .house_rules import INVITATION_COOLDOWN_DAYS, INVITATION_YEARLY_LIMIT
from .models import ASKING, BrokenAddress, Consent, Message, MessageQuerySet, Purpose

NEEDS_CONSENT = frozenset({Purpose.INVITATION, Purpose.MARKETING})
YEAR = dt.timedelta(days=365)

#: What we must hold to reach somebody, as :attr:`Customer.channels_to_reach` says of one person.
DETAILS = {
    Channel.EMAIL: "email",
    Channel.SMS: "phone",
    Channel.PHONE: "phone",
    Channel.POST: "address",
}
NOBODY = Q(pk__in=())


@dataclass(frozen=True)
class Decision:
    """The channel to use; ``held_by`` names the rule that forbids sending, or is empty."""

    channel: Channel
    held_by: str = ""


def with_decision(
    people: CustomerQuerySet,
    purpose: Purpose,
    *,
    at: dt.datetime | None = None,
    only: Channel | None = None,
    apart_from: Collection[str] = (),
    set_aside: bool = False,
) -> CustomerQuerySet:
    """``people`` with ``channel``, the one to use, and ``held_by``, the rule that forbids it or empty.

    ``at`` is when it is to be sent. ``apart_from`` are what a send-out's own messages are about: they
    do not count as having been asked before. ``set_aside`` lets the days between and the most a
    year be: whoever says so gives a reason and keeps it.
    """
    channels = [only] if only else list(DETAILS)
    none_held = Q(erased_at__isnull=False) | ~any_of(hold(channel) for channel in channels)
    unreachable = When(none_held, then=Value("no_address"))
    channel = first_channel(channels)
    if purpose not in NEEDS_CONSENT:
        return people.annotate(channel=channel, held_by=_said(unreachable))
    agreed = agreed_channel(purpose, channels)
    rules = [
        unreachable,
        When(~Q(Exists(agreed)) & Q(has_opted_out(purpose)), then=Value("opted_out")),
        When(~Q(Exists(agreed)), then=Value("no_consent")),
        When(~Q(Exists(agreed.filter(works(of="customer__")))), then=Value("broken_address")),
    ]
    if purpose in ASKING and not set_aside:
        rules += asked_too_much(at or timezone.now(), apart_from)
    by_consent = Coalesce(Subquery(agreed.values("channel")[:1]), channel)
    return people.annotate(
        channel=Case(When(none_held, then=channel), default=by_consent, output_field=CharField()),
        held_by=_said(*rules),
    )


def decide(
    customer: Customer, purpose: Purpose, *, only: Channel | None = None, set_aside: bool = False
) -> Decision:
    """``only`` asks about that one channel, where a message makes sense by no other.

    What needs no consent is decided by the person in hand; the database is asked only whether the
    email address works, where there is another way.
    """
    if purpose in NEEDS_CONSENT:
        one = Customer.objects.filter(pk=customer.pk)
        said = (
            with_decision(one, purpose, only=only, set_aside=set_aside)
            .values("channel", "held_by")
            .get()
        )
        return Decision(Channel(said["channel"]), said["held_by"])
    channels = [channel for channel in customer.channels_to_reach if only in (None, channel)]
    if customer.erased_at or not channels:
        return Decision(only or Channel.EMAIL, held_by="no_address")
    goes_round = (
        channels[0] == Channel.EMAIL and len(channels) > 1 and does_not_work(customer.email)
    )
    return Decision(channels[1] if goes_round else channels[0])


def taken_back(message: Message) -> str:
    """The rule that has come to forbid a message since it was written, or empty.

    Asked at the last moment, because a yes can be taken back at any time (UK GDPR art. 7). How often
    somebody is asked was settled when it was written.
    """
    if message.customer_id is None or message.purpose not in NEEDS_CONSENT:
        return ""
    one = Customer.objects.filter(pk=message.customer_id)
    channel = Channel(message.channel)
    said = with_decision(one, Purpose(message.purpose), only=channel, set_aside=True)
    rule = said.values_list("held_by", flat=True).get()
    return "" if rule == "broken_address" else rule  # that fails in delivery, where staff see it


@transaction.atomic
def hold_what_was_taken_back(messages: MessageQuerySet) -> int:
    """Of ``messages`` that wait for a person, those whose reader has said no since. How many that were.

    Asked before a letter is printed or somebody is rung, as delivery asks before an email leaves.
    """
    taken_back = Q()
    for purpose in NEEDS_CONSENT:
        yes = that_hold(purpose).filter(
            customer=OuterRef("customer"), channel=OuterRef("channel"), given=True
        )
        taken_back |= Q(purpose=purpose) & ~Exists(yes)
    no_longer = messages.filter(taken_back, state=Message.State.TO_DO)
    numbers = no_longer.select_for_update(of=("self",)).values_list("pk", flat=True)
    held = Message.objects.filter(pk__in=list(numbers))
    return held.update(state=Message.State.HELD, held_by_rule="opted_out")


def _said(*rules: When) -> Case:
    """The first rule that forbids, or empty."""
    return Case(*rules, default=Value(""), output_field=CharField())


def first_channel(channels: list[Channel]) -> Case:
    """Of a customer: the way they prefer of those we hold details for, else the first we hold.

    An address that does not work comes last.
    """
    nothing = Value(channels[0])
    held = {
        channel: hold(channel) & works() if channel == Channel.EMAIL else hold(channel)
        for channel in channels
    }
    return Case(
        When(erased_at__isnull=False, then=nothing),
        *(
            When(fits, preferred_channel=channel, then=Value(channel))
            for channel, fits in held.items()
        ),
        *(When(fits, then=Value(channel)) for channel, fits in held.items()),
        *(When(hold(channel), then=Value(channel)) for channel in channels),
        default=nothing,
        output_field=CharField(),
    )


def that_hold(purpose: Purpose):
    """The consents that hold: each person's latest word on it by each channel (UK GDPR art. 7)."""
    said = Consent.objects.filter(purpose=purpose)
    same = said.filter(customer=OuterRef("customer"), channel=OuterRef("channel"))
    later = same.filter(Q(at__gt=OuterRef("at")) | Q(at=OuterRef("at"), pk__gt=OuterRef("pk")))
    return said.filter(~Exists(later))


def agrees_to(purpose: Purpose, channels: Iterable[str]) -> Q:
    """Of a customer: by one of these ways we hold the details, and their latest word on it is yes."""
    held = any_of(
        Q(channel=channel) & hold(channel, of="customer__")
        for channel in channels
        if channel in DETAILS
    )
    yes = that_hold(purpose).filter(held, customer=OuterRef("pk"), given=True)
    return Q(Exists(yes))


def agreed_channel(purpose: Purpose, channels: Iterable[Channel]):
    """Of a customer: the consents that say yes and can be used, the way they prefer first.

    An address that does not work comes last.
    """
    places = {channel: place for place, channel in enumerate(DETAILS)}
    held = any_of(Q(channel=channel) & hold(channel, of="customer__") for channel in channels)
    place = Case(
        When(~works(of="customer__"), then=Value(len(places))),
        When(channel=F("customer__preferred_channel"), then=Value(-1)),
        *(When(channel=channel, then=Value(place)) for channel, place in places.items()),
    )
    yes = that_hold(purpose).filter(held, customer=OuterRef("pk"), given=True)
    return yes.order_by(place)


def has_opted_out(purpose: Purpose) -> Exists:
    """Of a customer who agrees to no way: they did once, and have said no since."""
    return Exists(that_hold(purpose).filter(customer=OuterRef("pk"), given=False))


@kept_query
def consents_of(told):
    """All that somebody ever said, in their order."""
    said = Consent.objects.filter(customer=told.number("customer")).order_by("at", "pk")
    return said.only("customer", "purpose", "channel", "given", "at")


def latest_consents(customer: Customer) -> list[Consent]:
    """The word that holds now for each purpose and channel it was ever given for, in their order."""
    latest = {}
    for consent in consents_of.rows(customer=customer.pk):
        latest[consent.purpose, consent.channel] = consent
    both = ((purpose, channel) for purpose in Consent.Purpose.values for channel in Channel.values)
    return [latest[said] for said in both if said in latest]


def has_said_no(customer: Customer) -> bool:
    """Whether there is a purpose for which they agree to no way, and have said no to one."""
    said = latest_consents(customer)
    agreed = {consent.purpose for consent in said if consent.given}
    return any(consent.purpose not in agreed for consent in said)


def asked_too_much(at: dt.datetime, apart_from: Collection[str]) -> Iterable[When]:
    """The two rules against wearing people out, each 0 where a landlord sets it aside for good."""
    most = INVITATION_YEARLY_LIMIT.value
    asked = Message.objects.asking().filter(customer=OuterRef("pk"), asked_at__gt=at - YEAR)
    if apart_from:
        asked = asked.exclude(about__in=apart_from)
    if left_in_peace():
        after, before = left_in_peace_around(at)
        near = asked.filter(asked_at__gt=after, asked_at__lt=before)
        yield When(Q(Exists(near)), then=Value("cooldown"))
    if most:
        times = asked.order_by().values("customer").annotate(n=Count("pk")).filter(n__gte=most)
        yield When(Q(Exists(times)), then=Value("yearly_limit"))


def left_in_peace() -> dt.timedelta:
    """How long before and after being asked somebody is not asked anything else."""
    return dt.timedelta(days=INVITATION_COOLDOWN_DAYS.value)


def left_in_peace_around(at: dt.datetime) -> tuple[dt.datetime, dt.datetime]:
    """Who is asked then is not asked anything else between these two moments."""
    return at - left_in_peace(), at + left_in_peace()


def too_near(one: dt.datetime, other: dt.datetime) -> bool:
    """Whether who is asked at the one moment may not be asked at the other."""
    after, before = left_in_peace_around(one)
    return after < other < before


def hold(channel: str, *, of: str = "") -> Q:
    field = f"{of}{DETAILS[Channel(channel)]}"
    if channel != Channel.SMS:
        return ~Q(**{field: ""})
    return Q(**{f"{field}__startswith": UK_MOBILES, f"{of}phone_unseen_since": None})


def works(*, of: str = "") -> Q:
    """Of a customer, or with ``of`` of their consents: nothing came back from the email address.

    A consent by another channel works whatever became of their email.
    """
    came_back = BrokenAddress.objects.filter(address=Lower(OuterRef(f"{of}email")))
    by_email = Q(channel=Channel.EMAIL) if of else Q()
    return ~(by_email & Q(Exists(came_back)))


def does_not_work(email: str) -> bool:
    return BrokenAddress.objects.filter(address=email.lower()).exists()


def any_of(rules: Iterable[Q]) -> Q:
    fits = NOBODY
    for rule in rules:
        fits = rule if fits is NOBODY else fits | rule
    return fits
