"""Interests: said, moved on and withdrawn. Opportunities: written, opened and closed."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from participation.activities.services import free_slug
from participation.contact.services import send
from participation.customers.models import Customer, PreferenceOption, Tenure
from portal.accounts.models import User
from portal.core.facts import record_fact
from portal.core.refused import Refused
from portal.core.working_days import after_working_days

from .models import Interest, Opportunity
from .signals import interest_expressed, interest_moved

State = Interest.State


@transaction.atomic
def express_interest(*, opportunity: Opportunity, customer: Customer, by: User) -> Interest:
    """Say "I'm interested" for a customer. Saying it twice makes one interest."""
    opportunity = locked(opportunity)
    live = opportunity.interests.live().filter(customer=customer).first()
    if live:
        return live
    if not opportunity.is_open:
        raise Refused(f"“{opportunity}” is not looking for people at the moment.")
    if not opportunity.is_for(customer.tenure):
        names = " and ".join(tenure.name.lower() for tenure in opportunity.tenures.all())
        raise Refused(f"This one is for a {names}. The menu has others that are open to you.")
    now = timezone.now()
    interest = Interest.objects.create(
        opportunity=opportunity,
        customer=customer,
        expressed_at=now,
        reply_due_on=after_working_days(
            timezone.localdate(now), settings.INTEREST_REPLY_WORKING_DAYS
        ),
    )
    record_fact(
        "interest_expressed",
        subject=interest,
        actor=by,
        opportunity=opportunity.pk,
        customer=customer.pk,
    )
    tell(interest, "received")
    interest_expressed.send(sender=Interest, interest=interest)
    return interest


@transaction.atomic
def move_interest(
    *, interest: Interest, to: State, by: User, seen: State, words: str = ""
) -> Interest:
    """Move an interest on and tell the customer, with ``words`` of the officer's own.

    ``seen`` is the state the officer was looking at: if somebody else has moved it meanwhile,
    nothing happens and the officer is told. Declining needs words: they are the reason.
    """
    # The opportunity first, as everywhere, so that two officers never hold one row each.
    opportunity = locked(interest.opportunity)
    interest = Interest.objects.select_for_update(of=("self",)).get(pk=interest.pk)
    if interest.state != seen:
        raise Refused(
            f"{interest.moved_by or interest.customer} moved this on to “{interest.get_state_display()}”"
            " while you had the page open. Look again before you change it."
        )
    if to not in interest.can_move_to:
        raise Refused(
            f"“{interest.get_state_display()}” cannot become “{State(to).label}”."
            " If they ask again, that starts a new interest."
        )
    if to == State.DECLINED and not words.strip():
        raise Refused("Say why it is not this time: the reason goes to them.")
    if to == State.PLACED and opportunity.is_full:
        raise Refused(
            f"Every place in “{opportunity}” is taken. Add places to it, or keep in touch until"
            " one is free."
        )
    _move(interest, to, by=by, reason=words.strip() if to == State.DECLINED else "")
    tell(interest, str(to), words=words.strip())
    return interest


@transaction.atomic
def withdraw_interest(*, interest: Interest, by: User) -> Interest:
    """The customer has thought again. Withdrawing twice changes nothing more."""
    locked(interest.opportunity)
    interest = Interest.objects.select_for_update(of=("self",)).get(pk=interest.pk)
    if State.WITHDRAWN in interest.can_move_to:
        _move(interest, State.WITHDRAWN, by=by)
    return interest


@transaction.atomic
def add_opportunity(
    *,
    by: User,
    tenures: Iterable[Tenure] = (),
    topics: Iterable[PreferenceOption] = (),
    **fields: Any,
) -> Opportunity:
    """Write a new opportunity. It is seen by staff only until it is opened."""
    opportunity = Opportunity.objects.create(
        slug=free_slug(Opportunity, fields["title"], 100), **fields
    )
    opportunity.tenures.set(tenures)
    opportunity.topics.set(topics)
    record_fact("opportunity_added", subject=opportunity, actor=by, title=opportunity.title)
    return opportunity


@transaction.atomic
def change_opportunity(
    *,
    opportunity: Opportunity,
    by: User,
    tenures: Iterable[Tenure] = (),
    topics: Iterable[PreferenceOption] = (),
    **fields: Any,
) -> Opportunity:
    """Reword an opportunity. An open one keeps saying what it had to say to open."""
    opportunity = locked(opportunity)
    for name, value in fields.items():
        setattr(opportunity, name, value)
    if opportunity.is_open and opportunity.still_to_say:
        raise Refused("People can see this opportunity, so nothing it told them can be left empty.")
    opportunity.save()
    opportunity.tenures.set(tenures)
    opportunity.topics.set(topics)
    return opportunity


@transaction.atomic
def open_opportunity(*, opportunity: Opportunity, by: User) -> Opportunity:
    """Put it on the menu, once everything that must be stated has been (R-13)."""
    opportunity = locked(opportunity)
    if opportunity.is_open:
        return opportunity
    if opportunity.still_to_say:
        raise Refused("Some of what people need to know is still empty. It is listed on this page.")
    opportunity.opened_at, opportunity.closed_at = timezone.now(), None
    opportunity.save()
    record_fact("opportunity_opened", subject=opportunity, actor=by)
    return opportunity


@transaction.atomic
def close_opportunity(*, opportunity: Opportunity, by: User) -> Opportunity:
    """Take it off the menu. The people in it stay in it; the interests in hand stay to be answered."""
    opportunity = locked(opportunity)
    if opportunity.is_open:
        opportunity.closed_at = timezone.now()
        opportunity.save()
        record_fact("opportunity_closed", subject=opportunity, actor=by)
    return opportunity


def locked(opportunity: Opportunity) -> Opportunity:
    return Opportunity.objects.select_for_update(of=("self",)).get(pk=opportunity.pk)


def tell(interest: Interest, what: str, **context: Any) -> None:
    """One message for each step, by the way the customer chose."""
    send(
        interest.customer,
        f"involvement/email/{what}",
        dedupe_key=f"interest:{interest.pk}:{what}",
        about=interest.source,
        context={"interest": interest, "opportunity": interest.opportunity, **context},
    )


def _move(interest: Interest, to: State, *, by: User, reason: str = "") -> None:
    before = interest.state
    interest.state, interest.reason = to, reason
    interest.moved_at, interest.moved_by = timezone.now(), by
    interest.save()
    record_fact(
        f"interest_{to}", subject=interest, actor=by, why=reason, before=str(before), after=str(to)
    )
    interest_moved.send(sender=Interest, interest=interest, before=before)
