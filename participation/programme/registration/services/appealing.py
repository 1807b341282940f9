"""Appeals to the Scottish Ministers: what we were told of them, and what follows."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.refused import Refused
from base.core.rows import locked

from ..models import Appeal, Registration, Status
from .checking import plan_check
from .days import others_after, refuse_far_off
from .writing import take_step

Against = Appeal.Against


def can_be_appealed(registration: Registration) -> Appeal.Against | None:
    """Against which decision an appeal would be now; None while there is none to appeal against."""
    if registration.status == Status.REFUSED:
        return Against.REFUSED
    if registration.status == Status.REMOVED:
        return Against.REMOVED
    last = registration.removals.first()
    was_asked = last is not None and last.removed is False and last.on_request
    return Against.NOT_REMOVED if was_asked and registration.status == Status.REGISTERED else None


@transaction.atomic
def note_appeal(
    *, registration: Registration, lodged_on: dt.date, grounds: str, by: User
) -> Appeal:
    registration = locked(registration)
    against = can_be_appealed(registration)
    if against is None:
        raise Refused("There is no decision of ours against which the group can appeal now.")
    if lodged_on > timezone.localdate():
        raise Refused("The day is in the future.")
    if lodged_on < _decided_on(registration, against):
        raise Refused("That is before we decided. The group appealed on that day or later.")
    appeal = Appeal.objects.create(
        registration=registration,
        against=against,
        lodged_on=lodged_on,
        grounds=grounds,
        noted_by=by,
    )
    what = f"Appeal to the Scottish Ministers: {against.label[:1].lower()}{against.label[1:]}"
    take_step(registration, Status.LODGED, what, by=by, words=grounds, on=lodged_on)
    return appeal


@transaction.atomic
def decide_appeal(
    *,
    appeal: Appeal,
    allowed: bool,
    outcome: str,
    decided_on: dt.date,
    effective_from: dt.date | None,
    by: User,
) -> Registration:
    """What the Ministers decided. One that is allowed puts right what we decided, from the day they gave."""
    registration = locked(appeal.registration)
    appeal = locked(appeal)
    if appeal.allowed is not None:
        raise Refused("What they decided is on record already.")
    if not appeal.lodged_on <= decided_on <= timezone.localdate():
        raise Refused("They decided after the appeal was lodged, and not in the future.")
    if allowed and effective_from is None:
        raise Refused("Say from when.")
    if allowed and effective_from is not None:
        _refuse_odd(registration, effective_from)
    appeal.allowed, appeal.outcome, appeal.decided_on = allowed, outcome, decided_on
    appeal.save()
    if allowed:
        _put_right(registration, appeal, effective_from)
    take_step(
        registration,
        Status.DECIDED,
        "Appeal allowed" if allowed else "Appeal not allowed",
        by=by,
        words=outcome,
        on=effective_from if allowed else decided_on,
        letter="appeal",
        appeal=appeal,
    )
    if allowed and appeal.against == Against.REFUSED and registration.registered_from:
        plan_check(registration)
    return registration


def _decided_on(registration: Registration, against: Appeal.Against) -> dt.date:
    """The day of the decision against which the group appeals."""
    if against == Against.REFUSED:
        return timezone.localdate(registration.steps.filter(status=Status.REFUSED).latest("pk").at)
    return (
        registration.removals.filter(decided_on__isnull=False).latest("pk").decided_on
        or dt.date.min
    )


def _refuse_odd(registration: Registration, effective_from: dt.date) -> None:
    since = registration.registered_from or registration.submitted_on
    if since and effective_from < since:
        raise Refused("It was not on the register, and had not applied, before that day.")
    refuse_far_off(effective_from, timezone.localdate())


def _put_right(registration: Registration, appeal: Appeal, effective_from: dt.date | None) -> None:
    """A group that applied anew meanwhile and is on the register by that is there by this one until then."""
    match appeal.against:
        case Against.REFUSED:
            registration.registered_from = effective_from
        case Against.REMOVED:  # as if it had never been off
            registration.removed_from = None
        case Against.NOT_REMOVED:
            registration.removed_from = effective_from
            return
    since = registration.registered_from
    took_over = others_after(registration, since)[:1] if since else []
    for newer in took_over:
        registration.removed_from = newer.registered_from
        if newer.registered_from and since and newer.registered_from <= since:
            registration.registered_from = registration.removed_from = None
