"""What barriers, initiatives and gaps put on the worklist."""

import datetime as dt
from collections.abc import Iterator

from django.db.models import IntegerField, Q
from django.utils.formats import date_format

from base.core.at_asking import AtAsking
from base.core.audience import Audience
from base.core.periods import FinancialYear, months_after
from base.core.tasks_waiting import Row, Task, Waiting, columns
from base.core.worklist import waits

from .addresses import act_address, look_address
from .models import Barrier, Gap, GapAction, Initiative, YearReview

MOST_OF_EACH = 50
ORIGIN = "Hearing from everybody"
#: What is due is shown a little before its day.
DAYS_AHEAD = 14
LAST_YEAR = AtAsking(lambda officer: FinancialYear.current().start_year - 1, IntegerField())


@waits(position=200)
def barriers_and_initiatives_waiting(officer) -> Iterator[Waiting]:
    """To look at again, and to say what came of it: for whose it is, and for managers once late."""
    due = Barrier.objects.due(officer.today).filter(_whose(officer, "review_on"))
    yield Waiting(due[:MOST_OF_EACH], columns("pk", "title", "who", due="review_on"), _to_look_at)
    over = Initiative.objects.to_finish(officer.today).filter(_whose(officer, "ends_on"))
    read = columns("pk", "title", due="ends_on")
    yield Waiting(over.order_by("ends_on", "pk")[:MOST_OF_EACH], read, _to_finish)


@waits(position=210)
def gaps_waiting(officer) -> Iterator[Waiting]:
    """A gap nobody has decided about is for managers; what was decided is for whose it is."""
    if Audience.MANAGERS.admits(officer):
        gaps = Gap.objects.without_action().filter(year__gte=LAST_YEAR).order_by("found_on")
        read = columns("year", "characteristic_code", "group", "people", "customers", "found_on")
        yield Waiting(gaps[:MOST_OF_EACH], read, _to_decide, due=_decide_by)
    to_do = GapAction.objects.to_do().filter(
        _whose(officer, "due_on"), due_on__lte=officer.in_days(DAYS_AHEAD)
    )
    yield Waiting(
        to_do[:MOST_OF_EACH], columns("pk", "doing", due="due_on", group="gap__group"), _to_do
    )


@waits(position=215)
def year_reviews_waiting(officer) -> Iterator[Waiting]:
    """The look back at a year, for managers, from when it is over."""
    if Audience.MANAGERS.admits(officer):
        yield Waiting(YearReview.objects.to_do(), columns("pk", "year", due="due_on"), _to_review)


def _to_review(row: Row, officer) -> Task:
    return Task(
        what=f"Review whom we heard too little from in {FinancialYear.starting(row.year)}",
        address=YearReview(pk=row.pk).get_absolute_url(),
        due=row.due,
        origin=ORIGIN,
        detail="What the figures show, and what we do next",
    )


def _whose(officer, day: str) -> Q:
    if Audience.MANAGERS.admits(officer):
        return Q(owner=officer.id) | Q(**{f"{day}__lt": officer.today})
    return Q(owner=officer.id)


def _to_look_at(row: Row, officer) -> Task:
    return Task(
        what=f"Is it still in the way? {row.title}",
        address=look_address(Barrier(pk=row.pk)),
        due=row.due,
        origin=ORIGIN,
        detail=row.who,
    )


def _to_finish(row: Row, officer) -> Task:
    return Task(
        what=f"Say what came of it: {row.title}",
        address=Initiative(pk=row.pk).get_absolute_url(),
        due=row.due,
        origin=ORIGIN,
        detail=f"It ended on {date_format(row.due, 'j F')}",
    )


def _decide_by(row: Row) -> dt.date:
    """This year's and the last's; a month is time enough to decide."""
    return months_after(row.found_on, 1)


def _to_decide(row: Row, officer) -> Task:
    gap = Gap(year=row.year, characteristic_code=row.characteristic_code)
    return Task(
        what=f"Decide what to do: we hear too little from {row.group}",
        address=act_address(row.year, row.characteristic_code, row.group),
        due=row.due,
        origin=ORIGIN,
        detail=f"{gap.characteristic_title}, {gap.financial_year}: {row.people} of {row.customers} "
        "took part",
    )


def _to_do(row: Row, officer) -> Task:
    return Task(
        what=f"{row.group}: {row.doing[:80]}",
        address=GapAction(pk=row.pk).get_absolute_url(),
        due=row.due,
        origin=ORIGIN,
        detail="They take part less than their share",
    )
