"""Whoever owes an answer to a finding hears of it: when it is asked, some days before, and when its day has passed."""

from collections.abc import Iterable

from django.utils import timezone

from base.accounts.models import User
from base.core.audience import Role
from base.core.working_days import after_working_days
from participation.messages.contact.services import rendered, send, send_to_address
from participation.people.customers.models import Customer

from .house_rules import FINDING_REMIND_WORKING_DAYS
from .models import Finding

TO_ANSWER, LATE = "insight/email/to_answer", "insight/email/late"


def is_executive(user: User) -> bool:
    return user.is_active and Role.MANAGER in user.roles


def who_answers(finding: Finding) -> Iterable[User]:
    """Whom it was sent to; every manager in place of one who has left; the board."""
    if finding.executive is None:
        return User.objects.holding(Role.BOARD)
    if is_executive(finding.executive):
        return [finding.executive]
    return User.objects.holding(Role.MANAGER)


def ask_for_answer(finding: Finding) -> None:
    _write(finding, "asked")


def remind() -> None:
    """Of what is due soon, and of what is late, each once; and the members when it is late."""
    today = timezone.localdate()
    soon = after_working_days(today, FINDING_REMIND_WORKING_DAYS.value)
    waiting = Finding.objects.waiting().filter(due_on__lte=soon)
    for finding in waiting.select_related("panel", "executive").order_by("pk"):
        if finding.is_late:
            _write(finding, "late")
            _tell_members(finding)
        else:
            _write(finding, "soon")


def _write(finding: Finding, when: str) -> None:
    for user in who_answers(finding):
        told = {
            "finding": finding,
            "is_for_board": finding.to == Finding.To.BOARD,
            "when": when,
        }
        subject, text = rendered(TO_ANSWER, told)
        send_to_address(
            user.email,
            template=TO_ANSWER,
            subject=subject,
            text=text,
            dedupe_key=f"{finding.source}:{when}:{user.pk}",
        )


def members_of(finding: Finding) -> Iterable[Customer]:
    """Whoever sits on its group now."""
    sitting = finding.panel.memberships.sitting().of_customers().values("customer")
    return Customer.objects.filter(pk__in=sitting, erased_at=None).order_by("pk")


def _tell_members(finding: Finding) -> None:
    for customer in members_of(finding):
        send(
            customer,
            LATE,
            about=finding.source,
            dedupe_key=f"{finding.source}:late:c{customer.pk}",
            context={"finding": finding},
        )
