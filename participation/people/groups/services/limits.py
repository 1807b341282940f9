"""Who may sit on a group, and how many: the rules of its kind. To be called with the group held."""

import datetime as dt

from django.utils import timezone

from base.core.refused import Refused
from participation.people.customers.models import Area, Customer

from ..models import Group, GroupKind, Membership

Class = Membership.Class
#: What of a kind says whether each class may sit on its groups.
TAKES = {
    Class.CUSTOMER: "takes_customers",
    Class.PANEL_MEMBER: "takes_panel_members",
    Class.STAFF: "takes_staff",
}


def classes_of(kind: GroupKind) -> list[Class]:
    """As whom somebody may sit on its groups."""
    return [one for one, takes in TAKES.items() if getattr(kind, takes)]


def term_of(membership: Membership) -> dt.date | None:
    """The last day of the term that runs now, of terms that follow each other since the seat was taken.

    None where the kind has no term of office, or the seat is over.
    """
    years = membership.group.kind.term_years
    if not years or membership.until_on is not None:
        return None
    terms = 1
    while (last := _last_day(membership.from_on, years * terms)) < timezone.localdate():
        terms += 1
    return last


def _last_day(first: dt.date, years: int) -> dt.date:
    try:
        return first.replace(year=first.year + years) - dt.timedelta(days=1)
    except ValueError:  # 29 February
        return first.replace(year=first.year + years, day=28)


def refuse_by_rules(membership: Membership) -> None:
    """Of a seat that somebody takes now. What was is on record as it was, and an observer looks on."""
    if membership.until_on is not None or membership.role == Membership.Role.OBSERVER:
        return
    _refuse_other_classes(membership)
    if membership.customer is not None:
        _refuse_other_people(membership.group, membership.customer)
    _refuse_too_many(membership)


def _refuse_other_classes(membership: Membership) -> None:
    kind, sits_as = membership.group.kind, Class(membership.sits_as)
    if sits_as not in classes_of(kind):
        raise Refused(f"“{sits_as.label}” is nobody who sits on a group of this kind: {kind}.")
    if sits_as == Class.PANEL_MEMBER:
        seats = Membership.objects.scrutinising().filter(customer=membership.customer_id)
        if not seats.exists():
            raise Refused(f"{membership.person} sits on no scrutiny panel.")


def _refuse_other_people(group: Group, customer: Customer) -> None:
    kind = group.kind
    tenures = {tenure.pk: tenure.name for tenure in kind.tenures.all()}
    if tenures and customer.tenure_id not in tenures:
        names = ", ".join(tenures.values())
        raise Refused(
            f"Who sits on it is one of these: {names}. {customer} is "
            f"{customer.tenure or 'not on record with a tenure'}."
        )
    if kind.lives_there and group.area is not None and not _lives_in(customer, group.area):
        raise Refused(f"{customer} does not live in {group.area}, as far as we know.")


def _lives_in(customer: Customer, area: Area) -> bool:
    return customer.area is not None and area.pk in customer.area.with_wider


def _refuse_too_many(membership: Membership) -> None:
    group, kind, customer = membership.group, membership.group.kind, membership.customer
    others = group.memberships.sitting().counted().exclude(pk=membership.pk)
    if group.cap is not None and others.count() >= group.cap:
        raise Refused(f"{group} is full: at most {group.cap} sit on it at a time.")
    if customer is None:
        return
    for cap, name, words in (
        (kind.cap_per_area, "area", "of one place"),
        (kind.cap_per_tenure, "tenure", "of one tenure"),
    ):
        if cap is None:
            continue
        theirs = getattr(customer, name)
        if theirs is None:
            raise Refused(
                f"At most {cap} {words} sit on {group}. Put {customer}’s {name} on record first."
            )
        if others.filter(**{f"customer__{name}": theirs}).count() >= cap:
            raise Refused(f"{theirs}: at most {cap} {words} sit on {group}, and they do.")
