"""What changes a group, who sits on it and what it was given. Each is a line in the log."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked, save_with_lists
from base.core.slugs import free_slug
from participation.people.customers.models import Customer

from .models import Funding, Group, Membership
from .signals import seat_ended

#: Decisions of the landlord about a group, and the fact that each is when it is made or moved.
DECISIONS = {
    "recognised_on": "group_recognised",
    "recognition_withdrawn_on": "group_recognition_withdrawn",
    "ended_on": "group_ended",
}


@transaction.atomic
def save_group(*, by: User, group: Group | None = None, **fields: Any) -> Group:
    """Write a new group, or change ``group``. One that has ended has nobody sitting on it."""
    new = group is None
    group = Group(slug=free_slug(Group, fields["name"], 120)) if group is None else locked(group)
    before = {name: getattr(group, name) for name in DECISIONS}
    dates = {name: fields.get(name, getattr(group, name)) for name in (*DECISIONS, "formed_on")}
    _refuse_coming(*dates.values())
    save_with_lists(group, **fields)
    if new:
        record_fact("group_added", subject=group, actor=by, name=group.name)
    for name, what in DECISIONS.items():
        if (day := getattr(group, name)) != before[name]:
            record_fact(what, subject=group, actor=by, on=str(day or ""))
    if group.ended_on is not None:
        for membership in group.memberships.sitting().select_for_update(of=("self",)):
            _end(membership, until_on=max(group.ended_on, membership.from_on), by=by)
    return group


@transaction.atomic
def add_member(
    *,
    group: Group,
    customer: Customer,
    role: Membership.Role,
    from_on: dt.date,
    by: User,
    until_on: dt.date | None = None,
) -> Membership:
    """Somebody sits on the group from a day; or did, where ``until_on`` says so."""
    group = locked(group)
    customer = locked(customer)
    if customer.erased_at is not None:
        raise Refused("This person's record has been erased.")
    if until_on is None and group.ended_on is not None:
        raise Refused("This group has ended. Say until when they sat on it.")
    membership = Membership(group=group, customer=customer, role=role, from_on=from_on)
    membership.until_on = until_on
    _refuse_what_cannot_be(membership)
    membership.save()
    record_fact("group_member_added", subject=group, actor=by, customer=customer.pk, role=str(role))
    return membership


@transaction.atomic
def add_members(
    *,
    group: Group,
    customers: Iterable[Customer],
    role: Membership.Role,
    from_on: dt.date,
    by: User,
    until_on: dt.date | None = None,
) -> None:
    """A whole committee, in the same role from the same day: everybody, or nobody where one cannot."""
    in_order = sorted(customers, key=lambda one: one.pk)  # two officers never wait for each other
    for customer in in_order:
        add_member(
            group=group, customer=customer, role=role, from_on=from_on, by=by, until_on=until_on
        )


@transaction.atomic
def change_membership(
    *,
    membership: Membership,
    role: Membership.Role,
    from_on: dt.date,
    until_on: dt.date | None,
    by: User,
) -> Membership:
    """Put right the role or a day, or say until when they sat on it."""
    locked(membership.group)  # as whoever adds somebody does: an office is held by one
    membership = locked(membership)
    ends = membership.until_on is None and until_on is not None
    only_shorter = (
        (role, from_on) == (membership.role, membership.from_on)
        and until_on is not None
        and (membership.until_on is None or until_on < membership.until_on)
    )
    if until_on is None and membership.group.ended_on is not None:
        raise Refused("This group has ended. Say until when they sat on it.")
    membership.role, membership.from_on = role, from_on
    if ends:
        _refuse_what_cannot_be(membership, until_on=until_on, only_shorter=only_shorter)
        return _end(membership, until_on=until_on, by=by)
    membership.until_on = until_on
    _refuse_what_cannot_be(membership, only_shorter=only_shorter)
    membership.save()
    return membership


@transaction.atomic
def remove_membership(*, membership: Membership, by: User) -> None:
    """Take off the record what never was: somebody else of that name was meant."""
    record_fact(
        "group_member_removed",
        subject=membership.group,
        actor=by,
        customer=membership.customer_id,
    )
    membership.delete()
    _announce_end(membership, by)


@transaction.atomic
def record_funding(
    *, group: Group, given_on: dt.date, pounds: Decimal, what_for: str, by: User
) -> Funding:
    _refuse_coming(given_on)
    funding = Funding.objects.create(
        group=group, given_on=given_on, pounds=pounds, what_for=what_for, recorded_by=by
    )
    record_fact("group_funded", subject=group, actor=by, pounds=str(pounds), what_for=what_for)
    return funding


@transaction.atomic
def remove_funding(*, funding: Funding, by: User) -> None:
    """Take off the record what was entered by mistake. The log keeps that it stood there."""
    record_fact(
        "group_funding_removed",
        subject=funding.group,
        actor=by,
        pounds=str(funding.pounds),
        what_for=funding.what_for,
    )
    funding.delete()


def _end(membership: Membership, *, until_on: dt.date | None, by: User) -> Membership:
    membership.until_on = until_on
    membership.save()
    record_fact(
        "group_member_ended",
        subject=membership.group,
        actor=by,
        customer=membership.customer_id,
        until=str(until_on),
    )
    _announce_end(membership, by)
    return membership


def _announce_end(membership: Membership, by: User) -> None:
    seat_ended.send(Membership, group=membership.group, customer=membership.customer, by=by)


def _refuse_coming(*days: dt.date | None) -> None:
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
    _refuse_coming(membership.from_on, until_on)
    if until_on is not None and until_on < membership.from_on:
        raise Refused("The last day must be the first day or later.")
    others = Membership.objects.filter(
        group=membership.group_id, customer=membership.customer_id
    ).exclude(pk=membership.pk)
    overlaps = others.filter(until_on=None) | others.filter(until_on__gte=membership.from_on)
    if until_on is not None:
        overlaps = overlaps.filter(from_on__lte=until_on)
    if overlaps.exists():
        raise Refused(f"{membership.customer} sat on this group then already. Look at their dates.")
    if membership.role in Membership.HELD_BY_ONE and not only_shorter:
        _refuse_two_in_one_office(membership, until_on)


def _refuse_two_in_one_office(membership: Membership, until_on: dt.date | None) -> None:
    """One may begin on the day on which the other ends. To be called with the group held."""
    others = Membership.objects.filter(group=membership.group_id, role=membership.role)
    others = others.exclude(pk=membership.pk).exclude(customer=membership.customer_id)
    together = others.filter(Q(until_on=None) | Q(until_on__gt=membership.from_on))
    if until_on is not None:
        together = together.filter(from_on__lt=until_on)
    if other := together.select_related("customer").first():
        office = membership.get_role_display().lower()
        raise Refused(
            f"{other.customer} is {office} on those days. A group has one {office} at a time: say "
            "until when they were, or choose another role."
        )
