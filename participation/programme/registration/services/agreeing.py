"""The minute of agreement with a group."""

import datetime as dt
from collections.abc import Iterable

from django.core.files import File
from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.people.groups.models import Group

from ..models import AgreedService, Agreement


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
