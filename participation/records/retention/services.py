"""Silent records: found, warned, held back or erased."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.messages.contact.services import send
from participation.people.customers.models import Customer
from participation.people.customers.services import refuse_about_oneself

from ..erasing.services import erase_person
from ..house_rules import RETENTION_WARNING_DAYS
from ..models import RetentionCase
from .activity import is_silent, last_active_on, limits, silent

Ended = RetentionCase.Ended
#: Found in one night; the rest waits for the next, so that nobody gets a thousand letters to post.
MOST_A_NIGHT = 200


def find_silent_records() -> None:
    """Open a case for each record that has been silent for too long. Run again, it finds the rest."""
    for why, since in limits(timezone.localdate()).items():
        found = silent(why, since).exclude(pk__in=RetentionCase.objects.open().values("customer"))
        for customer in found.select_related("user").order_by("pk")[:MOST_A_NIGHT]:
            open_case(customer=customer, why=why)


@transaction.atomic
def open_case(*, customer: Customer, why: str) -> RetentionCase:
    """Name the day, and write to those who ever joined: the others know nothing of the portal."""
    case, new = RetentionCase.objects.get_or_create(
        customer=customer,
        ended_at=None,
        defaults={
            "why": why,
            "last_active_on": last_active_on(customer),
            "erase_on": timezone.localdate() + dt.timedelta(days=RETENTION_WARNING_DAYS.value),
        },
    )
    if new and (customer.joined_at or customer.user):
        send(
            customer,
            "records/email/retention_warning",
            dedupe_key=f"records.retention:{case.pk}",
            about=f"records.retentioncase:{case.pk}",
            context={"case": case},
        )
    return case


def settle_due_cases() -> None:
    """Erase what is due. Each on its own: one that fails says so on the list, and is tried again."""
    since = limits(timezone.localdate())
    for case in RetentionCase.objects.due().select_related("customer")[:MOST_A_NIGHT]:
        try:
            settle(case=case, silent_since=since[RetentionCase.Why(case.why)])
        except Refused as refusal:
            RetentionCase.objects.filter(pk=case.pk).update(error=str(refusal))


@transaction.atomic
def settle(*, case: RetentionCase, silent_since: dt.date) -> None:
    """Erase the record, unless its person has been heard of meanwhile."""
    case = locked(case)
    if case.ended_at or case.held_at:
        return
    still = is_silent(case.customer, RetentionCase.Why(case.why), silent_since)
    if still:
        why = f"Kept as long as our rules allow: {case.get_why_display().lower()}"
        erase_person(customer=case.customer, by=None, why=why)
    RetentionCase.objects.filter(pk=case.pk).update(
        ended_at=timezone.now(), ended_how=Ended.ERASED if still else Ended.ACTIVE, error=""
    )


@transaction.atomic
def hold_back(*, case: RetentionCase, reason: str, by: User) -> RetentionCase:
    """Keep the record for a reason that outweighs the rule, such as a complaint that is open."""
    case = _open(case)
    refuse_about_oneself(customer=case.customer, by=by)
    if not reason.strip():
        raise Refused("Say why this record has to be kept.")
    case.held_at, case.held_by, case.held_reason = timezone.now(), by, reason.strip()
    case.save(update_fields=["held_at", "held_by", "held_reason"])
    record_fact("retention_held", subject=case.customer, actor=by, why=case.held_reason)
    return case


@transaction.atomic
def let_go(*, case: RetentionCase, by: User) -> RetentionCase:
    """The reason no longer stands: the record is erased on its day, and not before another warning's length."""
    case = _open(case)
    if case.held_at is None:
        return case
    refuse_about_oneself(customer=case.customer, by=by)
    case.held_at, case.held_by, case.held_reason = None, None, ""
    case.erase_on = timezone.localdate() + dt.timedelta(days=RETENTION_WARNING_DAYS.value)
    case.save(update_fields=["held_at", "held_by", "held_reason", "erase_on"])
    record_fact("retention_let_go", subject=case.customer, actor=by)
    return case


def _open(case: RetentionCase) -> RetentionCase:
    case = locked(case)
    if case.ended_at:
        raise Refused(f"This is settled already: {case.get_ended_how_display().lower()}.")
    return case
