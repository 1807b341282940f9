"""Looking at an application criterion by criterion, and deciding on it."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked

from ..models import Finding, Registration, Status
from .checking import plan_check
from .days import others_after, refuse_far_off, refuse_twice
from .writing import take_step


@transaction.atomic
def assess(
    *,
    finding: Finding,
    met: bool,
    next_check_on: dt.date,
    by: User,
    why: str = "",
    evidence: str = "",
) -> Finding:
    """What one of us found of one criterion. Found otherwise later, the earlier finding stays in its history."""
    registration = locked(finding.registration)
    if registration.status == Status.DRAFT:
        raise Refused("The application is not sent yet.")
    if not (registration.waits_for_decision or registration.is_on_register):
        raise Refused("This application is decided, and the letter gave what was found.")
    finding = locked(finding)
    today = timezone.localdate()
    if next_check_on <= today:
        raise Refused("The next check is after today.")
    if not met and not why:
        raise Refused("Say why it is not met: the letter gives the reason.")
    finding.met, finding.why, finding.next_check_on = met, why, next_check_on
    finding.checked_on, finding.checked_by = today, by
    if evidence:
        finding.evidence = evidence
    finding.save()
    record_fact(
        "registration_assessed",
        subject=registration,
        actor=by,
        criterion=finding.criterion.code,
        met=met,
    )
    return finding


@transaction.atomic
def ask_for_more(*, registration: Registration, words: str, by: User) -> Registration:
    registration = _to_decide(registration)
    take_step(registration, Status.MORE, "We asked for more", by=by, words=words, letter="more")
    return registration


@transaction.atomic
def register(*, registration: Registration, effective_from: dt.date, by: User) -> Registration:
    """Whoever meets every criterion shall be registered (art. 5(3)); nobody else is."""
    registration = _to_decide(registration)
    open_points = [one for one in _findings(registration) if not one.met]
    if open_points:
        raise Refused(
            f"{len(open_points)} of the criteria are not found to be met: "
            f"{', '.join(one.criterion.paragraph for one in open_points)}."
        )
    if registration.submitted_on and effective_from < registration.submitted_on:
        raise Refused("It was not sent before that day. Choose a later one.")
    refuse_far_off(effective_from, timezone.localdate())
    refuse_twice(registration, effective_from)
    registration.registered_from = effective_from
    take_step(
        registration,
        Status.REGISTERED,
        "Registered",
        by=by,
        on=effective_from,
        letter="registered",
    )
    plan_check(registration)
    return registration


@transaction.atomic
def refuse(*, registration: Registration, reasons: str, by: User) -> Registration:
    """With a reason for each criterion that is not met, and ``reasons`` in our own words.

    An appeal may have put the group on the register by an earlier application: then there is nothing to register.
    """
    registration = _to_decide(registration)
    today = timezone.localdate()
    is_on_already = any(one.removed_from is None for one in others_after(registration, today))
    findings = _findings(registration)
    if not is_on_already and any(one.met is None for one in findings):
        raise Refused("Look at every criterion first.")
    not_met = [one for one in findings if one.met is False]
    if not not_met and not is_on_already:
        raise Refused("It meets every criterion. The order says that it is registered then.")
    take_step(
        registration,
        Status.REFUSED,
        "Refused",
        by=by,
        words=reasons,
        on=today,
        letter="refused",
        not_met=not_met,
    )
    return registration


def _to_decide(registration: Registration) -> Registration:
    registration = locked(registration)
    if not registration.waits_for_decision:
        raise Refused(f"It does not wait for a decision: {registration.get_status_display()}.")
    return registration


def _findings(registration: Registration) -> list[Finding]:
    return list(registration.findings.select_related("criterion"))
