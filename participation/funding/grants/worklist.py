"""What waits for staff: what a group asked for, what came of what it had, and what a year that ends leaves to do."""

import datetime as dt
from collections.abc import Iterator

from django.db.models.functions import ExtractYear
from django.urls import reverse
from django.utils import timezone

from base.core.periods import FinancialYear
from base.core.tasks_waiting import Row, Task, Waiting, columns
from base.core.working_days import after_working_days
from base.core.worklist import waits

from .house_rules import GRANT_DECIDE_WORKING_DAYS
from .models import Account, Grant, Letter, SchemeYear, Work
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


#: From so many days before 31 March, works that are not built yet wait, and next year's rates (R-62, F-05).
BEFORE_YEAR_ENDS = 60
#: 1 January is so many days before 31 March, in a year that is no leap year: so far back, the day of the year's
#: end lies in the year that it ends in, and nowhere before.
FROM_NEW_YEAR = 89


@waits(position=61)
def year_ends(officer) -> Iterator[Waiting]:
    """To everybody: works to finish by 31 March, rates that are not set, and schemes of works to look back at."""
    soon = officer.in_days(BEFORE_YEAR_ENDS - FROM_NEW_YEAR)
    works = Work.objects.to_finish().filter(grant__scheme_year__starts__lt=ExtractYear(soon))
    yield Waiting(
        works.order_by("grant__scheme_year__starts", "pk")[:MOST],
        columns(
            "grant_id",
            starts="grant__scheme_year__starts",
            what_for="grant__what_for",
            group="grant__group__name",
        ),
        _to_finish,
        due=_last_day,
    )
    unset = (
        SchemeYear.objects.next_not_set()
        .filter(starts__lt=ExtractYear(soon))
        .order_by("scheme__position", "pk")
    )
    yield Waiting(
        unset[:MOST],
        columns("starts", "scheme_id", name="scheme__name"),
        _to_set,
        due=_last_day,
    )
    over = SchemeYear.objects.filter(
        scheme__is_of_works=True,
        review="",
        starts__lt=ExtractYear(officer.in_days(-FROM_NEW_YEAR - 1)),
    )
    yield Waiting(
        over.order_by("starts", "pk")[:MOST],
        columns("pk", "starts", name="scheme__name"),
        _to_look_back,
        due=lambda row: _last_day(row) + dt.timedelta(days=28),
    )


def _last_day(row: Row) -> dt.date:
    return FinancialYear.starting(row.starts).last


def _to_finish(row: Row, officer) -> Task:
    return _of_grant(row, "Finish a work by 31 March", "Say when it is done, or what is in the way")


def _to_set(row: Row, officer) -> Task:
    return Task(
        what=f"Set next year’s rates: {row.name}",
        address=reverse("grants:schemes"),
        due=row.due,
        origin="Grants",
        detail="A manager sets them with the budget",
    )


def _to_look_back(row: Row, officer) -> Task:
    return Task(
        what=f"Look back at the year: {row.name}",
        address=reverse("grants:review", args=[row.pk]),
        due=row.due,
        origin="Grants",
        detail="What do we do otherwise next year?",
    )
