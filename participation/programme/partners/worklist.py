"""What waits for staff: elections of partners, agreements to look at again, and plans that have not come."""

import datetime as dt
from collections.abc import Iterator

from django.db.models import IntegerField
from django.urls import reverse
from django.utils import timezone

from base.core.at_asking import AtAsking
from base.core.periods import FinancialYear
from base.core.tasks_waiting import Row, Task, Waiting, columns
from base.core.worklist import waits

from .house_rules import PARTNER_PLAN_DAYS, PARTNER_REMINDER_DAYS
from .models import Partner, ServiceAgreement

MOST_OF_EACH = 50
ORIGIN = "Partner bodies"


def year_of_plan(today: dt.date) -> FinancialYear:
    """The latest financial year that is so old that its plan should be there."""
    return FinancialYear.of(today - dt.timedelta(days=PARTNER_PLAN_DAYS.value))


def plan_is_due(row: Row) -> dt.date:
    year = year_of_plan(timezone.localdate())
    return year.first + dt.timedelta(days=PARTNER_PLAN_DAYS.value)


@waits(position=61)
def partners_wait(officer) -> Iterator[Waiting]:
    """To everybody of us."""
    soon = officer.in_days(lambda: PARTNER_REMINDER_DAYS.value)
    electing = Partner.objects.live().filter(next_election_on__lte=soon)
    yield Waiting(
        electing.order_by("next_election_on", "pk")[:MOST_OF_EACH],
        columns("pk", name="group__name", due="next_election_on"),
        _elects,
    )
    reviewed = ServiceAgreement.objects.in_force().filter(review_on__lte=soon)
    yield Waiting(
        reviewed.order_by("review_on", "pk")[:MOST_OF_EACH],
        columns("partner_id", name="partner__group__name", due="review_on"),
        _to_review,
    )
    year = AtAsking(lambda officer: year_of_plan(officer.today).start_year, IntegerField())
    yield Waiting(
        Partner.objects.without_plan(year).order_by("pk")[:MOST_OF_EACH],
        columns("pk", name="group__name"),
        _to_ask_for_plan,
        due=plan_is_due,
    )


def _elects(row: Row, officer) -> Task:
    return Task(
        what=f"{row.name} elects its board: note the day and who sits on it",
        address=reverse("partners:edit", args=[row.pk]),
        due=row.due,
        origin=ORIGIN,
    )


def _to_review(row: Row, officer) -> Task:
    return Task(
        what=f"Look again at the service-level agreement with {row.name}",
        address=reverse("partners:agree", args=[row.partner_id]),
        due=row.due,
        origin=ORIGIN,
    )


def _to_ask_for_plan(row: Row, officer) -> Task:
    return Task(
        what=f"Ask {row.name} for its plan of {year_of_plan(row.due)}",
        address=reverse("partners:add_plan", args=[row.pk]),
        due=row.due,
        origin=ORIGIN,
    )
