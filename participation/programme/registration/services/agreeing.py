"""The minute of agreement with a group, and who is consulted by it."""

import datetime as dt
from collections.abc import Iterable

from django.core.files import File
from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.people.customers.models import Customer
from participation.people.groups.models import Group

from ..models import AgreedService, Agreement, Registration
from .writing import written_to


def to_consult(service: str, *, every_one: bool) -> list[tuple[Group, list[Customer]]]:
    """Groups on the register today that are told of plans for a service, each with those who are written to for it.

    Those whose agreement names the service; ``every_one`` where the law wants that (2001 Act, s.54).
    """
    groups = Group.objects.filter(pk__in=Registration.objects.on_register().values("group"))
    if not every_one:
        agreed = Agreement.objects.in_force().filter(agreed_services__service=service)
        groups = groups.filter(pk__in=agreed.values("group"))
    return [(group, written_to(group)) for group in groups.order_by("pk")]


@transaction.atomic
def save_agreement(
    *,
    group: Group,
    agreed_on: dt.date,
    renews_on: dt.date,
    services: Iterable[str],
    by: User,
    words: str = "",
    file: File | None = None,
) -> Agreement:
    """A new one, which holds from its day; those before it stay on record."""
    group = locked(group)
    if not group.kind.has_agreement:
        raise Refused(f"We have no agreements with groups of this kind: {group.kind}.")
    if agreed_on > timezone.localdate():
        raise Refused("It is not agreed yet: the day is in the future.")
    if renews_on <= agreed_on:
        raise Refused("It is renewed after it was made.")
    if group.agreements.filter(agreed_on=agreed_on).exists():
        raise Refused("There is an agreement of that day already.")
    agreement = Agreement.objects.create(
        group=group,
        agreed_on=agreed_on,
        renews_on=renews_on,
        words=words,
        file=file or "",
        added_by=by,
    )
    codes = list(dict.fromkeys(services))
    AgreedService.objects.bulk_create(
        AgreedService(agreement=agreement, service=code) for code in codes
    )
    record_fact("agreement_made", subject=agreement, actor=by, group=group.pk, services=codes)
    return agreement
