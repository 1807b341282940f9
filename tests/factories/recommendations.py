"""Panels, who sits on them, and what they recommend."""

import datetime as dt

from django.utils import timezone

from base.accounts.models import User
from base.core.audience import Role
from participation.people.groups.models import Group
from participation.programme.activities.leads.services import name_leads
from scrutiny.recommendations.models import Answer, Benefit, Priority, Recommendation
from scrutiny.recommendations.services import Planned, reply, send_to_landlord, write_draft

from .groups import make_group, make_membership
from .people import make_joined_customer, make_user


def make_panel(name: str = "Scrutiny panel") -> Group:
    return make_group(name, kind="scrutiny")


def make_member(panel: Group, name: str = "Jean Panel") -> User:
    """Somebody who sits on it and can sign in."""
    customer = make_joined_customer(name)
    make_membership(panel, customer)
    return customer.user


def make_head(service: str = "repairs", name: str = "Isla Kerr") -> User:
    """The manager who answers for the service."""
    head = make_user(Role.MANAGER, name=name)
    name_leads(leads={service: head}, by=head)
    return head


def make_draft(
    what: str = "Say on the day when somebody comes", *, panel: Group, by: User, **fields
) -> Recommendation:
    said = {
        "evidence": "Nine of twelve callers were not told a day.",
        "benefit": "People need not wait in for nothing.",
        "benefit_type": Benefit.NEED,
        "priority": Priority.HIGH,
        "service": "repairs",
    }
    return write_draft(by=by, panel=panel, what=what, **(said | fields))


def make_sent(
    what: str = "Say on the day when somebody comes", *, panel: Group, by: User, **fields
) -> Recommendation:
    return send_to_landlord(recommendation=make_draft(what, panel=panel, by=by, **fields), by=by)


def planned(
    owner: User, days: int = 30, what: str = "Write the day into each confirmation"
) -> Planned:
    return Planned(what, owner, timezone.localdate() + dt.timedelta(days=days))


def make_accepted(*, panel: Group, by: User, head: User, **fields) -> Recommendation:
    """Sent, and accepted with one action that the head does."""
    sent = make_sent(panel=panel, by=by, **fields)
    reply(
        recommendation=sent,
        answer=Answer.ACCEPTED,
        words="Yes. We do it from January.",
        by=head,
        actions=[planned(head)],
    )
    sent.refresh_from_db()
    return sent
