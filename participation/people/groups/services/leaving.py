"""Who no longer sits on a group: their place ended, or it is taken off the record because it never was."""

import datetime as dt
from typing import Any

from django.db import transaction

from base.accounts.models import User
from base.core.facts import record_fact

from ..models import Membership
from ..signals import seat_ended, seat_removed
from .panel_role import fit_panel_role


@transaction.atomic
def remove_membership(*, membership: Membership, by: User) -> None:
    """Take off the record what never was: somebody else of that name was meant."""
    record_fact(
        "group_member_removed",
        subject=membership.group,
        actor=by,
        **_who(membership),
    )
    seat_removed.send(Membership, membership=membership, by=by)
    sat = membership.until_on is None
    membership.delete()
    _announce_end(membership, by, is_news=sat)


def end_seat(membership: Membership, *, until_on: dt.date | None, by: User | None) -> Membership:
    """To be called with the membership held. ``by`` is None where its term ended by itself."""
    membership.until_on = until_on
    membership.save()
    record_fact(
        "group_member_ended",
        subject=membership.group,
        actor=by,
        until=str(until_on),
        **_who(membership),
    )
    _announce_end(membership, by, is_news=True)
    return membership


def _announce_end(membership: Membership, by: User | None, *, is_news: bool) -> None:
    if membership.customer is not None:
        fit_panel_role(customer=membership.customer, by=by)
    seat_ended.send(
        Membership,
        group=membership.group,
        person=membership.person,
        role=membership.role,
        is_news=is_news,
        by=by,
    )


def _who(membership: Membership) -> dict[str, Any]:
    if membership.customer_id is None:
        return {"colleague": membership.colleague_id}
    return {"customer": membership.customer_id}
