"""A finding: written by those who found it, sent to whoever can act on it, and answered by a day."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.audience import Role
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from base.core.working_days import counted, working_days_between
from participation.messages.contact.services import send
from participation.people.groups.models import Group
from participation.steering.indicators.of_service import OfService
from scrutiny.recommendations.services.who import refuse_who_is_not_on

from .asking import ask_for_answer, is_executive, members_of
from .house_rules import FINDING_ANSWER_WORKING_DAYS, FINDING_BOARD_WORKING_DAYS
from .models import Finding

ANSWERED = "insight/email/answered"


def frozen(one: OfService | None) -> dict[str, Any]:
    """A figure as it stands now, for a finding to keep."""
    if one is None:
        return {
            "figure": "",
            "figure_title": "",
            "figure_said": "",
            "figure_definition": "",
            "figure_source": "",
            "figure_counted_on": None,
        }
    return {
        "figure": one.figure.code,
        "figure_title": one.figure.title[:120],
        "figure_said": one.answer,
        "figure_definition": one.figure.definition,
        "figure_source": one.figure.source[:120],
        "figure_counted_on": timezone.localdate(one.counted_at),
    }


@transaction.atomic
def write_finding(
    *, by: User, panel: Group, finding: Finding | None = None, **fields: Any
) -> Finding:
    """A draft of the group: nobody else reads it until it is sent."""
    refuse_who_is_not_on(panel, by)
    row = locked(finding) if finding else Finding(panel=panel, written_by=by)
    if not row.is_draft:
        raise Refused("This has been sent, and stays as it was sent.")
    for name, value in fields.items():
        setattr(row, name, value)
    if row.to == Finding.To.BOARD:
        row.executive = None
    elif row.executive is None or not is_executive(row.executive):
        raise Refused("Choose who of the executive team answers it.")
    row.save()
    if finding is None:
        record_fact("finding_written", subject=row, actor=by, panel=panel.pk)
    return row


@transaction.atomic
def remove_finding(*, finding: Finding, by: User) -> None:
    row = locked(finding)
    refuse_who_is_not_on(row.panel, by)
    if not row.is_draft:
        raise Refused("This has been sent, and stays as it was sent.")
    record_fact("finding_removed", subject=row, actor=by)
    row.delete()


@transaction.atomic
def send_finding(*, finding: Finding, by: User) -> Finding:
    """The clock of the answer begins. Sent twice, it is sent once."""
    row = locked(finding)
    refuse_who_is_not_on(row.panel, by)
    if not row.is_draft:
        return row
    if row.executive is not None and not is_executive(row.executive):
        raise Refused("Whoever was to answer has left. Choose somebody else.")
    clock = counted(timezone.localdate(), days_to_answer(row.to))
    row.sent_on, row.due_on, row.counted = clock.start, clock.due, clock.in_words
    row.save()
    record_fact("finding_sent", subject=row, actor=by, to=row.to)
    ask_for_answer(row)
    return row


@transaction.atomic
def answer_finding(*, finding: Finding, words: str, by: User) -> Finding:
    """Everybody reads it from now on, and the members hear of it."""
    row = locked(finding)
    if not may_answer(row, by):
        raise Refused(f"This waits for {row.get_to_display().lower()}.")
    if row.is_draft:
        raise Refused("This has not been sent.")
    if row.answered_on:
        raise Refused("Somebody has answered this already.")
    if not words.strip():
        raise Refused("Write your answer.")
    today = timezone.localdate()
    row.answer, row.answered_on, row.answered_by = words.strip(), today, by
    row.took = working_days_between(row.sent_on, today)
    row.save()
    record_fact("finding_answered", subject=row, actor=by)
    for customer in members_of(row):
        send(
            customer,
            ANSWERED,
            about=row.source,
            dedupe_key=f"{row.source}:answered:{customer.pk}",
            context={"finding": row},
        )
    return row


def days_to_answer(to: str) -> int:
    """Working days; the board has to meet first."""
    if to == Finding.To.BOARD:
        return FINDING_BOARD_WORKING_DAYS.value
    return FINDING_ANSWER_WORKING_DAYS.value


def may_answer(finding: Finding, user: User) -> bool:
    """Whom it was sent to; any manager in place of one who has left; any member of the board."""
    if finding.executive is None:
        return Role.BOARD in user.roles
    return user.pk == finding.executive_id or (
        not is_executive(finding.executive) and Role.MANAGER in user.roles
    )
