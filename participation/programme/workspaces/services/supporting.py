"""The officer who supports a group: proposed by staff or named by the chair, confirmed by the chair, taken back by either.

A chair who leaves takes nothing with them; the next one may take it back.
"""

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.audience import Audience
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.people.groups.models import Group, SupportOfficer
from participation.programme.network.telling import tell_members

from .gate import speaker


@transaction.atomic
def propose_support(*, group: Group, officer: User, by: User) -> SupportOfficer:
    """By staff. It opens nothing yet. Proposed twice, it is one."""
    group = locked(group)
    if not Audience.STAFF.admits(officer):
        raise Refused(f"{officer} does not work here.")
    if group.ended_on is not None:
        raise Refused("This group has ended.")
    found = SupportOfficer.objects.standing().filter(group=group, officer=officer).first()
    if found is not None:
        return found
    support = SupportOfficer.objects.create(group=group, officer=officer, proposed_by=by)
    record_fact("support_proposed", subject=group, actor=by, officer=officer.pk)
    tell_members(
        group,
        "workspaces/email/support",
        key=f"workspaces.support:{support.pk}",
        context={"support": support},
    )
    return support


@transaction.atomic
def confirm_support(*, support: SupportOfficer, by: User) -> SupportOfficer:
    support = locked(support)
    speaker(support.group, by)
    if support.ended_at is not None:
        raise Refused("This was taken back.")
    if support.officer_id == by.pk:
        raise Refused("Nobody confirms themselves.")
    if support.confirmed_at is None:
        support.confirmed_at, support.confirmed_by = timezone.now(), by
        support.save()
        record_fact(
            "support_confirmed", subject=support.group, actor=by, officer=support.officer_id
        )
    return support


@transaction.atomic
def end_support(*, support: SupportOfficer, by: User) -> SupportOfficer:
    """By the chair, the officer themselves, or staff. From then on they read no more than other staff."""
    support = locked(support)
    if not Audience.STAFF.admits(by):
        speaker(support.group, by)
    if support.ended_at is None:
        support.ended_at, support.ended_by = timezone.now(), by
        support.save()
        record_fact("support_ended", subject=support.group, actor=by, officer=support.officer_id)
    return support


@transaction.atomic
def name_support(*, group: Group, officer: User, by: User) -> SupportOfficer:
    """By the chair, who so confirms them."""
    speaker(group, by)
    return confirm_support(support=propose_support(group=group, officer=officer, by=by), by=by)
