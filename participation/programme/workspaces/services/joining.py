"""Somebody who sits on none asks to join a group; whoever speaks for it answers, or one of us."""

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.audience import Audience
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.messages.contact.services import send
from participation.people.customers.models import Customer
from participation.people.customers.services import refuse_about_oneself
from participation.people.groups.insiders import seats_inside, who_speaks
from participation.people.groups.models import Group, GroupQuerySet, Membership
from participation.people.groups.services import add_member

from ..models import JoinRequest
from .gate import speaker


def groups_to_join(customer: Customer) -> GroupQuerySet:
    """Those that customers may ask to join and that they do not sit on. A scrutiny panel is joined by its opportunity,
    with a talk before."""
    mine = Membership.objects.sitting().filter(customer=customer)
    found = Group.objects.live().filter(kind__takes_customers=True, kind__scrutinises=False)
    return found.exclude(pk__in=mine.values("group"))


@transaction.atomic
def ask_to_join(*, group: Group, customer: Customer, why: str) -> JoinRequest:
    """Asked twice, it is one."""
    customer = locked(customer)
    if not groups_to_join(customer).filter(pk=group.pk).exists():
        raise Refused(f"You cannot ask to join {group} here. Ring us if you think you should.")
    asked, new = JoinRequest.objects.get_or_create(
        group=group, customer=customer, answered_at=None, defaults={"why": why}
    )
    if new:
        record_fact("asked_to_join", subject=group, actor=customer.user, request=asked.pk)
        inside = seats_inside().filter(group=group).select_related("customer")
        for seat in who_speaks(inside):
            if seat.customer is None:  # a colleague speaks for no group
                continue
            send(
                seat.customer,
                "workspaces/email/asks_to_join",
                about=f"groups.group:{group.pk}",
                dedupe_key=f"workspaces.joining:{asked.pk}:{seat.pk}",
                context={"group": group},
            )
    return asked


@transaction.atomic
def answer_join(*, asked: JoinRequest, accepted: bool, answer: str, by: User) -> JoinRequest:
    """Yes: they sit on it from today, as its rules allow. No: why. They hear of it."""
    asked = locked(asked)
    if Audience.STAFF.admits(by):
        refuse_about_oneself(customer=asked.customer, by=by)
    else:
        speaker(asked.group, by)
    if asked.answered_at is not None:
        raise Refused("Somebody has answered this already.")
    if not accepted and not answer.strip():
        raise Refused("Say why not. They read it.")
    if accepted:
        add_member(
            group=asked.group,
            customer=asked.customer,
            role=Membership.Role.MEMBER,
            from_on=timezone.localdate(),
            by=by,
        )
    asked.accepted, asked.answer = accepted, answer.strip()
    asked.answered_at, asked.answered_by = timezone.now(), by
    asked.save()
    record_fact("join_answered", subject=asked.group, actor=by, accepted=accepted)
    send(
        asked.customer,
        "workspaces/email/join_answered",
        about=f"groups.group:{asked.group_id}",
        dedupe_key=f"workspaces.joining:{asked.pk}:answered",
        context={"asked": asked, "group": asked.group},
    )
    return asked
