"""What barriers, initiatives and gaps put on the worklist."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format

from base.core.audience import Audience
from base.core.periods import FinancialYear, months_after
from base.core.tasks_waiting import Task

from .addresses import act_address, look_address
from .models import Barrier, Gap, GapAction, Initiative

MOST = 50
ORIGIN = "Hearing from everybody"
#: What is due is shown a little before its day.
AHEAD = dt.timedelta(days=14)


def barriers_and_initiatives_waiting(user) -> Iterable[Task]:
    """To look at again, and to say what came of it: for whose it is, and for managers once late."""
    for barrier in Barrier.objects.due().filter(_whose(user, "review_on"))[:MOST]:
        yield Task(
            what=f"Is it still in the way? {barrier}",
            address=look_address(barrier),
            due=barrier.review_on,
            origin=ORIGIN,
            detail=barrier.who,
        )
    over = Initiative.objects.to_finish().filter(_whose(user, "ends_on"))
    for initiative in over.order_by("ends_on", "pk")[:MOST]:
        yield Task(
            what=f"Say what came of it: {initiative}",
            address=initiative.get_absolute_url(),
            due=initiative.ends_on,
            origin=ORIGIN,
            detail=f"It ended on {date_format(initiative.ends_on, 'j F')}",
        )


def gaps_waiting(user) -> Iterable[Task]:
    """A gap nobody has decided about is for managers; what was decided is for whose it is."""
    if Audience.MANAGERS.admits(user):
        yield from _gaps()
    soon = timezone.localdate() + AHEAD
    to_do = GapAction.objects.to_do().filter(_whose(user, "due_on"), due_on__lte=soon)
    for action in to_do.select_related("gap")[:MOST]:
        yield Task(
            what=f"{action.gap.group}: {action.doing[:80]}",
            address=action.get_absolute_url(),
            due=action.due_on,
            origin=ORIGIN,
            detail="They take part less than their share",
        )


def _whose(user, day: str) -> Q:
    if Audience.MANAGERS.admits(user):
        return Q(owner=user) | Q(**{f"{day}__lt": timezone.localdate()})
    return Q(owner=user)


def _gaps() -> Iterable[Task]:
    """Of this year and the last; a month is time enough to decide."""
    since = FinancialYear.current().start_year - 1
    for gap in Gap.objects.without_action().filter(year__gte=since).order_by("found_on")[:MOST]:
        yield Task(
            what=f"Decide what to do: we hear too little from {gap.group}",
            address=act_address(gap.year, gap.characteristic_code, gap.group),
            due=months_after(gap.found_on, 1),
            origin=ORIGIN,
            detail=f"{gap.characteristic_title}, {gap.financial_year}: {gap.people} of {gap.customers} "
            "took part",
        )
