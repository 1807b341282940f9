"""Investigations of services: who leads, who is trained to map, and maps that are drawn."""

import datetime as dt
from typing import Any

from django.utils import timezone

from base.accounts.models import User
from base.core.audience import Role
from participation.messages.contact.consents import record_consent
from participation.people.customers.models import Channel, Customer, Level
from participation.people.groups.models import Group
from scrutiny.investigations.lookups import load
from scrutiny.investigations.models import (
    Feeling,
    Investigation,
    Mapper,
    Proposal,
    RecentUser,
    SeenStep,
    Stage,
    Template,
    TouchPoint,
)
from scrutiny.investigations.services import (
    ask_recent_users,
    hold_session,
    list_recent_users,
    move_on,
    note_mapper,
    propose,
    publish,
    recommend,
    write_findings,
    write_investigation,
)

from .people import make_joined_customer, make_user
from .recommendations import make_member, make_panel


def make_investigation(
    title: str = "How a repair is done",
    *,
    lead: User | None = None,
    panel: Group | None = None,
    service: str = "repairs",
    template: bool = True,
    **fields: Any,
) -> Investigation:
    """Begun with the steps of a repair, at its first stage."""
    load()
    now = timezone.now()
    said = {
        "purpose": "To see where people wait.",
        "influence": "What both sides agree on goes to the panel.",
        "level": Level.objects.first(),
        "starts_at": now - dt.timedelta(days=1),
        "ends_at": now + dt.timedelta(days=60),
    }
    return write_investigation(
        by=lead or make_user(Role.STAFF, name="Morag Tait"),
        template=Template.objects.get(code="repair") if template else None,
        title=title,
        panel=panel or Group.objects.filter(kind__recommends=True).first() or make_panel(),
        service=service,
        **(said | fields),
    )


def make_mapper(who: Customer | User | str, *, by: User | None = None, **fields: Any) -> Mapper:
    """On the register since last month."""
    is_customer = isinstance(who, Customer)
    said = {
        "customer": who if is_customer else None,
        "colleague": who if isinstance(who, User) else None,
        "name": who if isinstance(who, str) else "",
        "works_in": [],
        "trained_on": timezone.localdate() - dt.timedelta(days=30),
        "trained_by": "Tenants Information Service",
    }
    return note_mapper(by=by or make_user(Role.STAFF, name="Morag Tait"), **(said | fields))


def draw_map(
    investigation: Investigation, stage: Stage, *feelings: Feeling, wait: int = 24
) -> list[SeenStep]:
    """Its first steps, with these feelings, as if mappers had drawn them."""
    steps = investigation.journey_steps.all()[: len(feelings)]
    return SeenStep.objects.bulk_create(
        SeenStep(
            step=step,
            stage=stage,
            what=f"They go through: {step.name}",
            touch_point=TouchPoint.objects.first(),
            feeling=feeling,
            wait=wait,
            pain="Nobody says when.",
        )
        for step, feeling in zip(steps, feelings, strict=True)
    )


def make_joint(investigation: Investigation | None = None) -> Investigation:
    """Both maps are drawn, and the joint session comes next."""
    investigation = investigation or make_investigation()
    lead = investigation.lead_officer
    draw_map(investigation, Stage.CUSTOMERS, Feeling.BAD, Feeling.AWFUL, wait=72)
    move_on(investigation=investigation, stage=Stage.CUSTOMERS, by=lead)
    draw_map(investigation, Stage.STAFF, Feeling.GOOD, Feeling.AWFUL)
    return move_on(investigation=investigation, stage=Stage.STAFF, by=lead)


def make_over(investigation: Investigation | None = None) -> Investigation:
    """Its session was held, and what was found is written: the panel may publish it."""
    investigation = make_joint(investigation)
    draw_map(investigation, Stage.JOINT, Feeling.GOOD, Feeling.GOOD, wait=4)
    lead = investigation.lead_officer
    held = hold_session(
        investigation=investigation, on=timezone.localdate(), where="Hall", came=[], by=lead
    )
    return write_findings(investigation=held, summary="People wait unseen.", next_steps="", by=lead)


def make_published(**fields: Any) -> Investigation:
    """Everybody reads it. One of its proposals became a draft of the panel."""
    made = make_over()
    by = make_member(made.panel, "Jean Panel")
    recommend(proposal=make_proposal(made), priority="high", benefit_type="need", by=by)
    Investigation.objects.filter(pk=made.pk).update(**fields)
    return publish(investigation=Investigation.objects.get(pk=made.pk), by=by)


def make_proposal(
    investigation: Investigation, what: str = "Say the day when somebody rings"
) -> Proposal:
    return propose(
        investigation=investigation,
        by=investigation.lead_officer,
        what=what,
        why="On both maps the wait is the worst.",
        gain="People need not wait in.",
    )


def make_recent_user(
    investigation: Investigation, customer: Customer | None = None, *, agrees: bool = True
) -> RecentUser:
    """On the list, and asked where they agreed to invitations."""
    customer = customer or make_joined_customer("Amina Hussain", reference="GH-1")
    if agrees:
        record_consent(
            customer=customer, channel=Channel.EMAIL, given=True, wording="Yes", source="join"
        )
    lead = investigation.lead_officer
    list_recent_users(
        investigation=investigation, users={customer.reference: timezone.localdate()}, by=lead
    )
    Investigation.objects.filter(pk=investigation.pk, joint_on=None).update(
        joint_on=timezone.localdate() + dt.timedelta(days=16), joint_where="Calder Hall, 6.30pm"
    )
    ask_recent_users(investigation=investigation, by=lead)
    return RecentUser.objects.get(investigation=investigation, customer=customer)
