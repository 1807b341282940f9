"""Barriers, target groups, initiatives, and what is done about the gaps of a year."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import Row, locked, save_with_lists
from participation.reach.representation.characteristics import CHARACTERISTICS, YEARLY
from participation.reach.representation.comparing import Compared
from participation.reach.representation.stats import (
    Comparison,
    ParticipationSlice,
    who_takes_part,
    who_takes_part_lately,
)
from participation.reach.representation.tallies import years_counted

from .models import Barrier, BarrierLook, Gap, GapAction, Initiative, TargetGroup

#: The four of R-19, and tenure, which decides who is asked about what.
COMPARED = (*YEARLY, "tenure")


@transaction.atomic
def save_barrier(*, by: User, barrier: Barrier | None = None, **fields: Any) -> Barrier:
    """Write a new barrier, or change one that is not settled."""
    if barrier is not None and locked(barrier).is_settled:
        raise Refused("This is settled. Write a new one if it is in the way again.")
    return _saved(Barrier, barrier, by, "barrier_found", fields)


@transaction.atomic
def look_at_barrier(
    *,
    barrier: Barrier,
    by: User,
    shown: dt.date | None,
    seen: str,
    state: str,
    next_on: dt.date | None,
) -> BarrierLook:
    """Write down what is seen of it now. ``shown`` is the day of review the page was opened for."""
    barrier = locked(barrier)
    if barrier.review_on != shown:
        raise Refused("Somebody has looked at this since you opened the page.")
    today = timezone.localdate()
    settled = state in Barrier.SETTLED
    if not settled and (next_on is None or next_on <= today):
        raise Refused("Say when to look at it again: a day after today.")
    barrier.state, barrier.review_on = state, None if settled else next_on
    barrier.save()
    look = BarrierLook.objects.create(
        barrier=barrier,
        looked_on=today,
        looked_by=by,
        seen=seen,
        state=state,
        next_on=barrier.review_on,
    )
    record_fact("barrier_looked_at", subject=barrier, actor=by, state=state)
    return look


@transaction.atomic
def save_target(*, by: User, target: TargetGroup | None = None, **fields: Any) -> TargetGroup:
    return _saved(TargetGroup, target, by, "target_group_chosen", fields)


@transaction.atomic
def save_initiative(*, by: User, initiative: Initiative | None = None, **fields: Any) -> Initiative:
    return _saved(Initiative, initiative, by, "initiative_added", fields)


@transaction.atomic
def finish_initiative(
    *, initiative: Initiative, by: User, results: str, learned: str = ""
) -> Initiative:
    """Say what came of it. Saying it again replaces the words and keeps the day."""
    initiative = locked(initiative)
    if initiative.starts_on > timezone.localdate():
        raise Refused("It has not started yet, so nothing can have come of it.")
    initiative.results, initiative.learned = results, learned
    if not initiative.finished_on:
        initiative.finished_on = timezone.localdate()
        record_fact("initiative_finished", subject=initiative, actor=by)
    initiative.save()
    return initiative


def flagged(*, year: int, characteristic_code: str, group: str) -> Compared | None:
    """The row of "Who takes part", if the group takes part less than its share that year."""
    (comparison,) = who_takes_part(
        [CHARACTERISTICS[characteristic_code]], [ParticipationSlice(year)]
    )
    return _under(comparison, group)


def flagged_lately(*, year: int, characteristic_code: str, group: str) -> Compared | None:
    """The same for a page, which waits for no count: None also while it is being counted."""
    years = years_counted() if year in years_counted() else [year]
    comparisons = who_takes_part_lately(
        [CHARACTERISTICS[characteristic_code]], [ParticipationSlice(one) for one in years]
    )
    return _under(comparisons[years.index(year)], group)


@transaction.atomic
def note_gaps(*, year: int) -> list[Gap]:
    """The yearly comparison (R-19): write down every group it flags, and close what it no longer does.

    Run again it finds the same. A group that is hidden now is left as it was.
    """
    noted = []
    for code in COMPARED:
        (comparison,) = who_takes_part([CHARACTERISTICS[code]], [ParticipationSlice(year)])
        noted += [_noted(year, code, row) for row in comparison.under]
        fine = [row.name for row in comparison.groups if row.index is not None and not row.is_under]
        gone = Gap.objects.filter(
            year=year, characteristic_code=code, group__in=fine, closed_on=None
        )
        gone.update(closed_on=timezone.localdate())
    return noted


@transaction.atomic
def act_on_gap(
    *,
    year: int,
    characteristic_code: str,
    group: str,
    by: User,
    doing: str,
    owner: User,
    due_on: dt.date,
    initiative: Initiative | None = None,
) -> GapAction:
    """Decide what to do about a group that we hear too little from."""
    row = flagged(year=year, characteristic_code=characteristic_code, group=group)
    gap = (
        _noted(year, characteristic_code, row)
        if row
        else Gap.objects.filter(
            year=year, characteristic_code=characteristic_code, group=group
        ).first()
    )
    if gap is None:
        raise Refused("This group does not take part less than its share, as far as we can tell.")
    action = GapAction.objects.create(
        gap=gap, doing=doing, owner=owner, due_on=due_on, initiative=initiative, decided_by=by
    )
    record_fact("gap_action_decided", subject=action, actor=by, gap=str(gap), owner=owner.pk)
    return action


@transaction.atomic
def finish_gap_action(
    *, action: GapAction, by: User, done_on: dt.date, came_of_it: str
) -> GapAction:
    action = locked(action)
    if action.done_on:
        if (action.done_on, action.came_of_it) == (done_on, came_of_it):
            return action
        raise Refused("Somebody has written down that it is done since you opened the page.")
    if done_on > timezone.localdate():
        raise Refused("That day is still to come. Write it down once it is done.")
    action.done_on, action.came_of_it = done_on, came_of_it
    action.save()
    record_fact("gap_action_done", subject=action, actor=by, gap=str(action.gap))
    return action


def _under(comparison: Comparison, group: str) -> Compared | None:
    return next((row for row in comparison.under if row.name == group), None)


def _noted(year: int, code: str, row: Compared) -> Gap:
    shown: dict[str, Any] = {
        "customers": row.customers,
        "people": row.people,
        "index": row.index,
        "closed_on": None,
    }
    gap, _ = Gap.objects.update_or_create(
        year=year,
        characteristic_code=code,
        group=row.name,
        defaults=shown,
        create_defaults=shown | {"found_on": timezone.localdate()},
    )
    return gap


def _saved(kind: type[Row], row: Row | None, by: User, what: str, fields: dict[str, Any]) -> Row:
    """A new row, or ``row`` with the fields changed. A new one is told of as ``what`` in the log."""
    saved = save_with_lists(kind() if row is None else locked(row), **fields)
    if row is None:
        record_fact(what, subject=saved, actor=by, title=str(saved))
    return saved
