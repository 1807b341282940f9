"""Who reads what a group keeps to itself, and who speaks for it. Asked anew at every request, never remembered."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from base.accounts.models import User
from base.core.audience import Audience

from .models import Group, GroupQuerySet, Membership, MembershipQuerySet, SupportOfficer

Role = Membership.Role
#: Whoever holds one of these runs the meetings of a group; where nobody does, every member.
RUN_MEETINGS = (Role.CHAIR, Role.VICE_CHAIR, Role.SECRETARY)
#: Whoever speaks for a group; the second where there is no first.
SPEAK = (Role.CHAIR, Role.VICE_CHAIR)


def groups_inside(user: User) -> GroupQuerySet:
    """Those on which somebody sits, and those whose chair confirmed them as the officer who supports it."""
    if not user.is_authenticated:
        return Group.objects.none()
    found = Q(pk__in=seats_inside().filter(whose(user)).values("group"))
    if Audience.STAFF.admits(user):  # whoever has left the staff helps nobody any more
        confirmed = SupportOfficer.objects.confirmed().filter(officer=user.pk)
        found |= Q(pk__in=confirmed.values("group"))
    return Group.objects.filter(found)


def whose(user: User) -> Q:
    return Q(customer__user=user.pk) | Q(colleague=user.pk)


def seats_inside(on: dt.date | None = None) -> MembershipQuerySet:
    """Today, or on another day. A colleague who only looks on, or sits where the kind of group takes no staff, is not inside: anybody here
    could write that down for themselves."""
    colleague = Q(colleague__isnull=False, group__kind__takes_staff=True) & ~Q(role=Role.OBSERVER)
    return Membership.objects.sitting(on).filter(Q(customer__isnull=False) | colleague)


def who_speaks(seats: Iterable[Membership]) -> list[Membership]:
    """Its chair; the vice chair where it has none; each customer on it who does more than look on, where it has
    neither. ``seats`` are those that are inside."""
    customers = [one for one in seats if one.customer_id is not None]
    for role in SPEAK:
        if held := [one for one in customers if one.role == role]:
            return held
    return [one for one in customers if one.role != Role.OBSERVER]


@dataclass(frozen=True)
class Standing:
    """What somebody is to a group at this moment. ``seats`` are all that are inside, the chair first."""

    group: Group
    user: User
    seats: tuple[Membership, ...]
    supports: bool

    @property
    def seat(self) -> Membership | None:
        """Their own; None of the officer who supports it, and of everybody else."""
        return next((one for one in self.seats if account_of(one) == self.user.pk), None)

    @property
    def is_inside(self) -> bool:
        return self.seat is not None or self.supports

    @property
    def counts(self) -> bool:
        """They sit there and do more than look on."""
        return self.seat is not None and self.seat.role != Role.OBSERVER

    @property
    def runs(self) -> bool:
        """They plan its meetings and write down what happened there."""
        return self.supports or self.speaks or self.runs_as_member

    @property
    def runs_as_member(self) -> bool:
        """The same, of those who sit on it: whoever helps it decides nothing for it."""
        if not self.counts or self.seat is None:
            return False
        held = any(one.role in RUN_MEETINGS for one in self.seats)
        return self.seat.role in RUN_MEETINGS or not held

    @property
    def speaks(self) -> bool:
        """They are one of :func:`who_speaks`."""
        return any(account_of(one) == self.user.pk for one in who_speaks(self.seats))


def standing_of(group: Group, user: User) -> Standing:
    seats = seats_inside().filter(group=group).select_related("customer", "colleague").by_office()
    confirmed = SupportOfficer.objects.confirmed().filter(group=group, officer=user.pk)
    helps = Audience.STAFF.admits(user) and confirmed.exists()
    return Standing(group, user, tuple(seats), helps)


def account_of(seat: Membership) -> int | None:
    """Who signs in with it."""
    return seat.customer.user_id if seat.customer is not None else seat.colleague_id
