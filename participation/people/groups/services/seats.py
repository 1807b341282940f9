"""Who sits on a group: taken up, put right, ended. Each is a line in the log.

Whoever changes a seat holds the group's row, so that two appointments at once never pass its limits.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.people.customers.models import Customer

from ..models import Group, Membership
from ..signals import seats_taken
from .leaving import end_seat
from .limits import refuse_by_rules, term_of
from .panel_role import fit_panel_role

Class = Membership.Class


@transaction.atomic
def add_member(
    *,
    group: Group,
    customer: Customer,
    role: Membership.Role,
    from_on: dt.date,
    by: User | None,
    until_on: dt.date | None = None,
    sits_as: str = Class.CUSTOMER,
    term_ends_on: dt.date | None = None,
) -> Membership:
    """Somebody sits on the group from a day; or did, where ``until_on`` says so.

    Their term ends when it is said, or when the rules of the kind of group say.
    """
    membership = _seat(
        group, customer, role, from_on, by, until_on=until_on, sits_as=sits_as, ends=term_ends_on
    )
    seats_taken.send(Membership, seats=[membership], by=by)
    return membership


def _seat(
    group: Group,
    customer: Customer,
    role: Membership.Role,
    from_on: dt.date,
    by: User | None,
    *,
    until_on: dt.date | None = None,
    sits_as: str = Class.CUSTOMER,
    ends: dt.date | None = None,
) -> Membership:
    group = locked(group)
    customer = locked(customer)
    if customer.erased_at is not None:
        raise Refused("This person's record has been erased.")
    _refuse_ones_own_seat(customer.user_id, by)
    membership = Membership(group=group, customer=customer, sits_as=sits_as)
    membership.role, membership.from_on, membership.until_on = role, from_on, until_on
    _take_up(membership, ends, by, customer=customer.pk)
    fit_panel_role(customer=customer, by=by)
    return membership


@transaction.atomic
def add_colleague(
    *,
    group: Group,
    colleague: User,
    role: Membership.Role,
    from_on: dt.date,
    by: User,
    until_on: dt.date | None = None,
    term_ends_on: dt.date | None = None,
) -> Membership:
    """One of us sits on the group beside customers (R-05, K-72), and so reads what its members keep to themselves."""
    _refuse_ones_own_seat(colleague.pk, by)
    group = locked(group)
    membership = Membership(group=group, colleague=colleague, sits_as=Class.STAFF)
    membership.role, membership.from_on, membership.until_on = role, from_on, until_on
    _take_up(membership, term_ends_on, by, colleague=colleague.pk)
    seats_taken.send(Membership, seats=[membership], by=by)
    return membership


def _take_up(
    membership: Membership, term_ends_on: dt.date | None, by: User | None, **who: Any
) -> None:
    group = membership.group
    if membership.until_on is None and group.ended_on is not None:
        raise Refused("This group has ended. Say until when they sat on it.")
    membership.term_ends_on = term_ends_on or term_of(membership)
    _refuse_what_cannot_be(membership)
    refuse_by_rules(membership)
    membership.save()
    role = str(membership.role)
    record_fact("group_member_added", subject=group, actor=by, role=role, **who)


@transaction.atomic
def add_members(
    *,
    group: Group,
    customers: Iterable[Customer],
    role: Membership.Role,
    from_on: dt.date,
    by: User,
    term_ends_on: dt.date | None = None,
    **others: Any,
) -> None:
    """A whole committee, in the same role from the same day: everybody, or nobody where one cannot."""
    in_order = sorted(customers, key=lambda one: one.pk)  # two officers never wait for each other
    seats = [
        _seat(group, customer, role, from_on, by, ends=term_ends_on, **others)
        for customer in in_order
    ]
    seats_taken.send(Membership, seats=seats, by=by)


@transaction.atomic
def change_membership(
    *,
    membership: Membership,
    role: Membership.Role,
    from_on: dt.date,
    until_on: dt.date | None,
    by: User,
    sits_as: str | None = None,
    term_ends_on: dt.date | None = None,
) -> Membership:
    """Put right the role or a day, or say until when they sat on it.

    Another end of their term is told anew when it is near.
    """
    locked(membership.group)  # as whoever adds somebody does: an office is held by one
    membership = locked(membership)
    if until_on is None:
        _refuse_ones_own_seat(membership.colleague_id, by)
        customer = membership.customer
        _refuse_ones_own_seat(customer.user_id if customer else None, by)
    ends = membership.until_on is None and until_on is not None
    only_shorter = (
        (role, from_on) == (membership.role, membership.from_on)
        and until_on is not None
        and (membership.until_on is None or until_on < membership.until_on)
    )
    if until_on is None and membership.group.ended_on is not None:
        raise Refused("This group has ended. Say until when they sat on it.")
    comes_in = until_on is None and (
        membership.until_on is not None
        or (role, sits_as or membership.sits_as) != (membership.role, membership.sits_as)
    )
    if role != membership.role:  # put right: as if it had been so from the first day
        membership.office_from_on = None
    is_news = until_on is None and (membership.until_on is not None or role != membership.role)
    membership.role, membership.from_on = role, from_on
    membership.sits_as = sits_as or membership.sits_as
    if term_ends_on != membership.term_ends_on:
        membership.term_ends_on, membership.term_told_on = term_ends_on, None
    if ends:
        _refuse_what_cannot_be(membership, until_on=until_on, only_shorter=only_shorter)
        return end_seat(membership, until_on=until_on, by=by)
    membership.until_on = until_on
    _refuse_what_cannot_be(membership, only_shorter=only_shorter)
    if comes_in:
        refuse_by_rules(membership)
    membership.save()
    fit_panel_role(customer=membership.customer, by=by)
    if is_news:
        seats_taken.send(Membership, seats=[membership], by=by)
    return membership


def _refuse_ones_own_seat(account: int | None, by: User | None) -> None:
    """Whoever seats themselves would open what a group keeps from us."""
    if by is not None and account == by.pk:
        raise Refused("This is about yourself. Somebody else has to put it on record.")


def refuse_coming(*days: dt.date | None) -> None:
    if any(day is not None and day > timezone.localdate() for day in days):
        raise Refused("What is on record has happened: no day can be in the future.")


def _refuse_what_cannot_be(
    membership: Membership, *, until_on: dt.date | None = None, only_shorter: bool = False
) -> None:
    """``until_on`` where the row does not say it yet.

    ``only_shorter``: it ends earlier than it did, and nothing else. That is how a group with two in
    one office is put right, so the other is no hindrance.
    """
    until_on = until_on or membership.until_on
    refuse_coming(membership.from_on, until_on)
    if until_on is not None and until_on < membership.from_on:
        raise Refused("The last day must be the first day or later.")
    whose = Q(customer=membership.customer_id, colleague=membership.colleague_id)
    others = Membership.objects.filter(whose, group=membership.group_id).exclude(pk=membership.pk)
    overlaps = others.filter(until_on=None) | others.filter(until_on__gte=membership.from_on)
    if until_on is not None:
        overlaps = overlaps.filter(from_on__lte=until_on)
    if overlaps.exists():
        raise Refused(f"{membership.person} sat on this group then already. Look at their dates.")
    if membership.role in Membership.HELD_BY_ONE and not only_shorter:
        _refuse_two_in_one_office(membership, until_on)


def _refuse_two_in_one_office(membership: Membership, until_on: dt.date | None) -> None:
    """One may begin on the day on which the other ends. To be called with the group held."""
    others = Membership.objects.filter(group=membership.group_id, role=membership.role)
    whose = Q(customer=membership.customer_id, colleague=membership.colleague_id)
    others = others.exclude(pk=membership.pk).exclude(whose)
    since = membership.office_from_on or membership.from_on
    together = others.filter(Q(until_on=None) | Q(until_on__gt=since))
    if until_on is not None:
        begins = Coalesce("office_from_on", "from_on")
        together = together.alias(begins=begins).filter(begins__lt=until_on)
    if other := together.select_related("customer", "colleague").first():
        office = membership.get_role_display().lower()
        raise Refused(
            f"{other.person} is {office} on those days. A group has one {office} at a time: say "
            "until when they were, or choose another role."
        )
