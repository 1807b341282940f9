"""The roles people hold: taken up and laid down with their interest, kept right in between."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked

from ..models import Interest, Placement


def start_placement(*, interest: Interest) -> Placement:
    """Part of moving an interest on to "taking part", inside its transaction."""
    return Placement.objects.create(
        interest=interest,
        role_title=interest.opportunity.role,
        started_on=timezone.localdate(),
    )


def end_placement(*, interest: Interest, reason: str) -> None:
    """Part of moving an interest on to "stopped", inside its transaction."""
    placement = Placement.objects.filter(interest=interest, ended_on=None).first()
    if placement:
        placement.ended_on, placement.end_reason = timezone.localdate(), reason
        placement.save()


@transaction.atomic
def change_placement(
    *,
    placement: Placement,
    by: User,
    role_title: str,
    started_on: dt.date,
    terms_agreed_on: dt.date | None,
    trained_on: dt.date | None,
    training: str,
) -> Placement:
    """Put right what is on record of a role. Nothing in it may lie ahead or come after its end."""
    placement = locked(placement)
    latest = placement.ended_on or timezone.localdate()
    if any(day and day > latest for day in (started_on, terms_agreed_on, trained_on)):
        raise Refused("A day is still to come, or after they stopped. Look at the dates.")
    placement.role_title, placement.started_on = role_title, started_on
    placement.terms_agreed_on = terms_agreed_on
    placement.trained_on, placement.training = trained_on, training
    placement.save()
    record_fact("placement_changed", subject=placement, actor=by)
    return placement
