"""Versions of constitution and code of conduct, who accepted them, and interests that members declare."""

import datetime as dt

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.people.groups.models import Group, Membership

from ..models import Acceptance, DeclaredInterest, PanelPaper


@transaction.atomic
def add_paper(
    *, group: Group, kind: PanelPaper.Kind, text: str, agreed_on: dt.date, by: User
) -> PanelPaper:
    """A new version. The one before stays as it was, with who accepted it."""
    group = locked(group)  # two versions added at once get two numbers
    if agreed_on > timezone.localdate():
        raise Refused("They have not agreed to it yet: the day is in the future.")
    before = group.papers.filter(kind=kind).aggregate(version=Max("version"))["version"]
    paper = PanelPaper.objects.create(
        group=group,
        kind=kind,
        version=(before or 0) + 1,
        text=text,
        agreed_on=agreed_on,
        added_by=by,
    )
    record_fact("panel_paper_added", subject=paper, actor=by, group=group.pk, kind=str(kind))
    return paper


@transaction.atomic
def accept_paper(*, paper: PanelPaper, membership: Membership, by: User) -> Acceptance:
    """By the member, or put on record for them. Accepting again changes nothing."""
    membership = locked(membership)
    if membership.group_id != paper.group_id or membership.until_on is not None:
        raise Refused("Only those who sit on the group accept what it works by.")
    if not PanelPaper.objects.in_force().filter(pk=paper.pk).exists():
        raise Refused("There is a newer version. Read that one.")
    accepted, new = Acceptance.objects.get_or_create(
        paper=paper, membership=membership, defaults={"recorded_by": by}
    )
    if new:
        record_fact("panel_paper_accepted", subject=paper, actor=by, membership=membership.pk)
    return accepted


@transaction.atomic
def declare_interest(
    *, membership: Membership, what: str, by: User, bars: str = "", on: dt.date | None = None
) -> DeclaredInterest:
    """What a member has an interest in. What it bars them from, staff and the chair agree with them.

    ``on``: the day they said so, where that was before they sat there.
    """
    membership = locked(membership)
    if membership.until_on is not None:
        raise Refused("They no longer sit on this group.")
    declared = DeclaredInterest.objects.create(
        membership=membership,
        what=what,
        bars=bars,
        declared_on=on or timezone.localdate(),
        recorded_by=by,
    )
    record_fact("interest_declared", subject=declared, actor=by, membership=membership.pk)
    return declared


@transaction.atomic
def end_interest(*, interest: DeclaredInterest, by: User) -> None:
    """It is no longer so. Doing it again changes nothing."""
    interest = locked(interest)
    if interest.ended_on is None:
        interest.ended_on = timezone.localdate()
        interest.save()
        record_fact("interest_ended", subject=interest, actor=by)
