"""Partner bodies are kept on record by staff. Raises Refused, in words, where something cannot be."""

import datetime as dt
from typing import Any

from django.core.files import File
from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.people.groups.models import Group

from .models import BusinessPlan, MeetingAttended, Partner, PartnerRole, ServiceAgreement


@transaction.atomic
def keep_partner(
    *, by: User, group: Group, partner: Partner | None = None, **fields: Any
) -> Partner:
    """A new one of a group that is none yet, or what is on record of one, written anew."""
    held = locked(group)
    row = Partner.objects.filter(group=held).first()
    if partner is None and row is not None:
        raise Refused(f"{held} is on the list of partners already.")
    row = row or Partner(group=held)
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()
    record_fact("partner_kept", subject=row, actor=by, group=held.pk)
    return row


@transaction.atomic
def add_role(
    *, partner: Partner, what: str, ours_too: bool, kept_apart: str, by: User
) -> PartnerRole:
    row = locked(partner)
    if row.does.filter(what__iexact=what).exists():
        raise Refused("It is on the list already.")
    if ours_too and not kept_apart:
        raise Refused("Say how the two are kept apart, so that nothing is done twice.")
    role = PartnerRole.objects.create(
        partner=row, what=what, ours_too=ours_too, kept_apart=kept_apart
    )
    record_fact("partner_role_added", subject=row, actor=by, role=what)
    return role


@transaction.atomic
def remove_role(*, role: PartnerRole, by: User) -> None:
    record_fact("partner_role_removed", subject=role.partner, actor=by, role=role.what)
    role.delete()


@transaction.atomic
def add_plan(*, partner: Partner, year: int, file: File, by: User) -> BusinessPlan:
    """A newer one of the same year stands before the older."""
    row = locked(partner)
    plan = BusinessPlan.objects.create(partner=row, year=year, file=file, added_by=by)
    record_fact("partner_plan_added", subject=row, actor=by, year=year)
    return plan


@transaction.atomic
def agree(*, partner: Partner, agreed_on: dt.date, by: User, **fields: Any) -> ServiceAgreement:
    """It holds from its day; those before it stay on record."""
    row = locked(partner)
    if agreed_on > timezone.localdate():
        raise Refused("It is not agreed yet: the day is in the future.")
    if row.agreements.filter(agreed_on=agreed_on).exists():
        raise Refused("There is an agreement of that day already.")
    fields["file"] = fields.get("file") or ""
    made = ServiceAgreement.objects.create(partner=row, agreed_on=agreed_on, added_by=by, **fields)
    record_fact("partner_agreement_made", subject=row, actor=by, agreement=made.pk)
    return made


@transaction.atomic
def note_meeting(*, partner: Partner, on: dt.date, by: User, **fields: Any) -> MeetingAttended:
    if on > timezone.localdate():
        raise Refused("That day is in the future.")
    meeting = MeetingAttended.objects.create(partner=partner, on=on, written_by=by, **fields)
    record_fact("partner_meeting_noted", subject=partner, actor=by, on=on.isoformat())
    return meeting
