"""Interests: said, moved on and withdrawn. Every step is told to the person and starts a new clock."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from base.core.working_days import after_working_days
from participation.messages.contact.services import send
from participation.people.customers.models import Customer
from participation.people.customers.services import refuse_about_oneself

from ..advocates import why_not
from ..house_rules import INTEREST_REPLY_WORKING_DAYS
from ..models import Interest, Opportunity
from ..signals import interest_expressed, interest_moved
from .placements import end_placement, start_placement

State = Interest.State
#: An officer and a person may agree to speak later; further ahead than this it would be forgotten.
LATEST_REPLY = dt.timedelta(days=92)
OWN_WISH = "They asked to stop."


@transaction.atomic
def express_interest(
    *,
    opportunity: Opportunity,
    customer: Customer,
    by: User,
    declares: str = "",
    declared: str = "",
) -> Interest:
    """Say "I'm interested" for a customer. Saying it twice makes one interest.

    Where a panel recruits by it, they say with it what they have an interest in, or that it is nothing.
    Said again while we have not decided, that stands in place of what they said before.
    """
    opportunity = locked(opportunity)
    live = opportunity.interests.live().filter(customer=customer).first()
    if live:
        if opportunity.asks_interests and declares:
            _declare(locked(live), declares, declared, by=by)
        return live
    if not opportunity.is_open:
        raise Refused(f"“{opportunity}” is not looking for people at the moment.")
    if not opportunity.is_for(customer.tenure):
        names = " and ".join(tenure.name.lower() for tenure in opportunity.tenures.all())
        raise Refused(f"This one is for a {names}. The menu has others that are open to you.")
    if reason := why_not(opportunity, customer):
        raise Refused(reason)
    if opportunity.asks_interests and not declares:
        raise Refused("Say whether there is something to declare. “Nothing” is an answer, too.")
    now = timezone.now()
    said = _as_declared(declares, declared) if opportunity.asks_interests else {}
    interest = Interest.objects.create(
        **said,
        opportunity=opportunity,
        customer=customer,
        expressed_at=now,
        reply_due_on=next_reply(timezone.localdate(now)),
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
    *,
    interest: Interest,
    to: State,
    by: User,
    seen: State,
    words: str = "",
    reply_on: dt.date | None = None,
) -> Interest:
    """Move an interest on and tell the customer, with ``words`` of the officer's own.

    ``seen`` is the state the officer was looking at: if somebody else has moved it meanwhile,
    nothing happens and the officer is told. Declining and ending need words: they are the reason.
    ``reply_on`` is the day they agreed to speak again, where it stays in hand; without it the clock
    runs INTEREST_REPLY_WORKING_DAYS.
    """
    # The opportunity first, as everywhere, so that two officers never hold one row each.
    opportunity = locked(interest.opportunity)
    interest = locked(interest)
    refuse_about_oneself(customer=interest.customer, by=by)
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
    words = words.strip()
    if to in Interest.WITH_A_REASON and not words:
        raise Refused(f"{Interest.WITH_A_REASON[to]}.")
    if to == State.PLACED and opportunity.is_full:
        raise Refused(
            f"Every place in “{opportunity}” is taken. Add places to it, or keep in touch until"
            " one is free."
        )
    if to in (State.TRIAL, State.PLACED) and (
        reason := why_not(opportunity, interest.customer, placing=True)
    ):
        raise Refused(reason)
    if to in Interest.IN_HAND:
        interest.reply_due_on = next_reply(timezone.localdate(), agreed=reply_on)
    _move(interest, to, by=by, reason=words if to in Interest.WITH_A_REASON else "")
    tell(interest, str(to), words=words)
    return interest


@transaction.atomic
def withdraw_interest(*, interest: Interest, by: User) -> Interest:
    """The customer has thought again, or stops taking part. Doing it twice changes nothing more."""
    locked(interest.opportunity)
    interest = locked(interest)
    if State.WITHDRAWN in interest.can_move_to:
        _move(interest, State.WITHDRAWN, by=by)
    elif State.ENDED in interest.can_move_to:
        _move(interest, State.ENDED, by=by, reason=OWN_WISH)
    return interest


def _as_declared(declares: str, declared: str) -> dict[str, str]:
    if declares != Interest.Declares.SOMETHING:
        return {"declares": declares, "declared": ""}
    if not declared.strip():
        raise Refused("Say what there is to declare.")
    return {"declares": declares, "declared": declared.strip()}


def _declare(interest: Interest, declares: str, declared: str, *, by: User) -> None:
    said = _as_declared(declares, declared)
    if said == {"declares": interest.declares, "declared": interest.declared}:
        return
    if interest.state not in Interest.IN_HAND:
        raise Refused("Whoever takes part already declares it at their place on the panel.")
    interest.declares, interest.declared = said["declares"], said["declared"]
    interest.save()
    record_fact("interest_declaration_changed", subject=interest, actor=by)


def next_reply(today: dt.date, *, agreed: dt.date | None = None) -> dt.date:
    """The day by which somebody hears from us next, as agreed with them or as the setting has it."""
    if agreed is None:
        return after_working_days(today, INTEREST_REPLY_WORKING_DAYS.value)
    if not today < agreed <= today + LATEST_REPLY:
        raise Refused("Choose a day after today, and within three months.")
    return agreed


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
    if to == State.PLACED:
        start_placement(interest=interest)
    elif to == State.ENDED:
        end_placement(interest=interest, reason=reason)
    record_fact(
        f"interest_{to}", subject=interest, actor=by, why=reason, before=str(before), after=str(to)
    )
    interest_moved.send(sender=Interest, interest=interest, before=before)
