"""The annual check of a registered group. Its day is the anniversary, whenever the one before was done."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.periods import months_after
from base.core.refused import Refused
from base.core.rows import locked
from participation.messages.contact.services import send

from ..house_rules import ANNUAL_CHECK_REMINDER_DAYS
from ..models import AnnualCheck, Registration
from .writing import written_to


def plan_check(registration: Registration) -> AnnualCheck:
    """The next one, a year after the one before was due. To be called with the registration held."""
    last = registration.checks.order_by("-year").first()
    year = last.year + 1 if last else 1
    since: Any = registration.registered_from  # every registered group has one
    due_on = months_after(since, 12 * year)
    return AnnualCheck.objects.create(registration=registration, year=year, due_on=due_on)


@transaction.atomic
def send_check(*, check: AnnualCheck, by: User, **fields: Any) -> AnnualCheck:
    """What the group did in the year, said by an office bearer, or noted by one of us."""
    check = _to_do(check)
    days = (fields.get("agm_on"), fields.get("accounts_examined_on"))
    if any(day is not None and day > timezone.localdate() for day in days):
        raise Refused("That day is in the future.")
    for name, value in fields.items():
        setattr(check, name, value)
    check.sent_on, check.sent_by = timezone.localdate(), by
    check.save()
    record_fact("annual_check_sent", subject=check.registration, actor=by, year=check.year)
    return check


@transaction.atomic
def check_year(*, check: AnnualCheck, in_order: bool, found: str, by: User) -> AnnualCheck:
    """One of us looked at it. The next is planned, a year after this one was due."""
    check = _to_do(check)
    if in_order and check.missing:
        raise Refused(f"It is not in order: there is {', '.join(check.missing)}.")
    if not in_order and not found:
        raise Refused("Say what is not in order.")
    check.in_order, check.found = in_order, found
    check.checked_on, check.checked_by = timezone.localdate(), by
    check.save()
    record_fact(
        "annual_check_done",
        subject=check.registration,
        actor=by,
        year=check.year,
        in_order=in_order,
    )
    plan_check(check.registration)
    return check


def _to_do(check: AnnualCheck) -> AnnualCheck:
    locked(check.registration)
    check = locked(check)
    if check.checked_on is not None:
        raise Refused("This check is done.")
    if timezone.localdate() < months_after(check.due_on, -12):
        raise Refused("The year that it is about has not begun.")
    return check


def remind_of_checks(today: dt.date | None = None) -> int:
    """How many checks. Each group is reminded before its check is due, and on the day; run again, nobody twice."""
    today = today or timezone.localdate()
    soon = today + dt.timedelta(days=ANNUAL_CHECK_REMINDER_DAYS.value)
    due = AnnualCheck.objects.due_by(soon).filter(sent_on=None)
    checks = list(due.select_related("registration__group"))
    for check in checks:
        _remind(check, "due" if check.due_on <= today else "soon")
    return len(checks)


@transaction.atomic
def _remind(check: AnnualCheck, when: str) -> None:
    group = check.registration.group
    for customer in written_to(group):
        send(
            customer,
            "registration/email/annual_check",
            about=check.registration.source,
            dedupe_key=f"registration.check:{check.pk}:{when}:{customer.pk}",
            context={
                "group": group,
                "check": check,
                "is_due": when == "due",
                "page": reverse("registration:my_check", args=[group.slug, check.pk]),
            },
        )
