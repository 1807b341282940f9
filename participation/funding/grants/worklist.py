"""What waits for staff: what a group asked for, and nobody has decided on."""

from collections.abc import Iterator

from django.utils import timezone

from base.core.tasks_waiting import Row, Task, Waiting, columns
from base.core.working_days import after_working_days
from base.core.worklist import waits

from .house_rules import GRANT_DECIDE_WORKING_DAYS
from .models import Account, Grant, Letter
from .services.assessing import ASSESSORS

#: An officer's list stays readable; the rest stand on the list of grants.
MOST = 50


@waits(position=59)
def grants_waiting(officer) -> Iterator[Waiting]:
    yield Waiting(
        Grant.objects.to_decide().with_scored().order_by("added_at", "pk")[:MOST],
        columns(
            "pk",
            "what_for",
            "scored",
            at="added_at",
            group="group__name",
            is_assessed="scheme_year__scheme__is_assessed",
        ),
        _to_decide,
        due=_decide_by,
    )
    yield Waiting(
        Letter.objects.to_post().order_by("at", "pk")[:MOST],
        columns("grant_id", "subject", "at", group="grant__group__name"),
        _to_post,
        due=lambda row: timezone.localdate(row.at),
    )
    late = Account.objects.to_send().filter(due_on__lte=officer.today)
    yield Waiting(
        late.order_by("due_on", "pk")[:MOST],
        columns("grant_id", "due_on", what_for="grant__what_for", group="grant__group__name"),
        _to_ask_for,
        due=lambda row: row.due_on,
    )
    left = Account.objects.to_settle(officer.today).order_by("grace_until", "pk")
    yield Waiting(
        left[:MOST],
        columns("grant_id", "grace_until", what_for="grant__what_for", group="grant__group__name"),
        _to_settle,
        due=lambda row: row.grace_until,
    )


def _decide_by(row: Row):
    return after_working_days(timezone.localdate(row.at), GRANT_DECIDE_WORKING_DAYS.value)


def _to_decide(row: Row, officer) -> Task:
    to_score = row.is_assessed and row.scored < ASSESSORS
    return Task(
        what=f"{'Score an application' if to_score else 'Decide on a grant'}: {row.what_for}",
        address=Grant(pk=row.pk).get_absolute_url(),
        due=row.due,
        origin=row.group,
        detail=f"{row.scored} of 2 have" if to_score else "A manager awards it, or says why not",
    )


def _to_post(row: Row, officer) -> Task:
    return Task(
        what=f"Print a letter and post it: {row.subject}",
        address=Grant(pk=row.grant_id).get_absolute_url(),
        due=row.due,
        origin=row.group,
        detail="No office bearer can be written to",
    )


def _to_ask_for(row: Row, officer) -> Task:
    return _of_grant(row, "Ask the group what came of a grant", "It was to tell us by this day")


def _to_settle(row: Row, officer) -> Task:
    return _of_grant(row, "Close a grant", "The time to spend what is left is over")


def _of_grant(row: Row, what: str, detail: str) -> Task:
    return Task(
        what=f"{what}: {row.what_for}",
        address=Grant(pk=row.grant_id).get_absolute_url(),
        due=row.due,
        origin=row.group,
        detail=detail,
    )
