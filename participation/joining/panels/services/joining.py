"""Joining a group by an opportunity: interviewed, appointed, and off the group when they stop."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.joining.involvement.models import Interest, Opportunity
from participation.people.customers.services import refuse_about_oneself
from participation.people.groups.models import Group, Membership
from participation.people.groups.services import add_member, end_seat

from ..models import Interview, Opening
from .papers import declare_interest
from .seats import plan_life

State = Interest.State


@transaction.atomic
def recruit_by(
    *, group: Group, opportunity: Opportunity, by: User, asks_interests: bool = True
) -> Opening:
    """Whoever is moved on to "taking part" in it from now on sits on the group.

    ``asks_interests``: with their application they say what they have an interest in.
    """
    opening, new = Opening.objects.get_or_create(opportunity=opportunity, defaults={"group": group})
    if opening.group_id != group.pk:
        raise Refused(f"People join {opening.group} by it. Choose another opportunity.")
    if new:
        record_fact("panel_recruits", subject=group, actor=by, opportunity=opportunity.pk)
        ask_interests(opening=opening, asks=asks_interests, by=by)
    return opening


@transaction.atomic
def ask_interests(*, opening: Opening, asks: bool, by: User) -> None:
    """From now on. Whoever has applied already is asked when we talk with them."""
    opportunity = locked(opening.opportunity)
    if opportunity.asks_interests != asks:
        opportunity.asks_interests = asks
        opportunity.save()
        record_fact("opening_asks_interests", subject=opening.group, actor=by, asks=asks)


@transaction.atomic
def note_interview(
    *, interest: Interest, by: User, declared: str, notes: str, held_on: dt.date
) -> Interview:
    """Put on record what was said, or put it right: by whoever said it, or a manager."""
    interest = locked(interest)
    refuse_about_oneself(customer=interest.customer, by=by)
    if held_on > timezone.localdate():
        raise Refused("What is on record has happened: the day is in the future.")
    said = {"declared": declared, "notes": notes, "held_on": held_on}
    there = Interview.objects.filter(interest=interest).first()
    if there is None:
        there = Interview.objects.create(interest=interest, held_by=by, **said)
    elif not Interview.objects.visible_to(by).filter(pk=there.pk).exists():
        raise Refused("Somebody else talked with them. Ask them, or a manager.")
    else:
        for name, value in said.items():
            setattr(there, name, value)
        there.save()
    record_fact("panel_interview_noted", subject=interest, actor=by)
    return there


@transaction.atomic
def follow_interest(*, interest: Interest) -> None:
    """Part of moving an interest on. A group that is full refuses, and nothing is moved."""
    opening = Opening.objects.filter(opportunity=interest.opportunity_id).first()
    if opening is None:
        return
    seats = opening.group.memberships.sitting().filter(customer=interest.customer_id)
    seat = seats.first()
    if interest.state == State.PLACED and seat is None:
        _appoint(interest, opening.group)
    elif interest.state == State.ENDED and seat is not None:
        locked(opening.group)
        end_seat(locked(seat), until_on=timezone.localdate(), by=interest.moved_by)


def _appoint(interest: Interest, group: Group) -> None:
    by = interest.moved_by
    seat = add_member(
        group=group,
        customer=interest.customer,
        role=Membership.Role.MEMBER,
        from_on=timezone.localdate(),
        by=by,
    )
    noted_by = by or interest.opportunity.recruiting_officer
    for what, on in _declared(interest).items():
        declare_interest(membership=seat, what=what, by=noted_by, on=on)
    if group.kind.scrutinises:
        plan_life(membership=seat)


def _declared(interest: Interest) -> dict[str, dt.date]:
    """What they wrote when they applied, and what came up in the talk, each with its day; the same words once.

    Where their record was two, and the application that went on says nothing of it, the other does.
    """
    said = interest
    if not interest.declares:
        theirs = Interest.objects.filter(
            opportunity=interest.opportunity_id, customer=interest.customer_id
        )
        said = theirs.exclude(declares="").order_by("-expressed_at", "-pk").first() or interest
    words = {}
    interview = Interview.objects.filter(interest=interest).first()
    if interview is not None and interview.declared:
        words[interview.declared] = interview.held_on
    if said.declared:
        words[said.declared] = timezone.localdate(said.expressed_at)
    return words
