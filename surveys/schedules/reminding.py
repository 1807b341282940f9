"""Whoever was asked about a job by a message and has not answered is reminded, as often as the schedule says.

Each reminder is a send-out of its own, prepared, asked for and written down in one transaction: it is there once or
not at all, however often the clock comes. Whom the rules of sending leave out stands with its messages.
"""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from base.core.jobs import JobState
from base.core.rows import locked
from participation.reach.sendouts.models import SendOut
from participation.reach.sendouts.services import ask_for
from participation.reach.sendouts.stats import forecast

from ..launching.posted import days_to_answer, last_left
from ..launching.services import prepare_asking
from ..launching.words import ready_template
from ..models import Mailing, ScheduledCycle
from .people import still_to_answer

#: Nobody is reminded of what was done for them so long ago.
LATEST = dt.timedelta(weeks=8)


def remind() -> None:
    """Of each cycle that is so far, the next time."""
    now = timezone.now()
    may_be = ScheduledCycle.objects.filter(
        state=JobState.DONE,
        due_on__gte=timezone.localdate(now - LATEST),
        send_out__state=SendOut.State.DONE,
        schedule__paused_at=None,
        schedule__reminders__gt=0,
        survey__opened_at__isnull=False,
        survey__cancelled_at=None,
        survey__ends_at__gt=now,
    )
    for cycle in may_be.order_by("pk"):
        _remind_of(cycle, now)


@transaction.atomic
def _remind_of(cycle: ScheduledCycle, now: dt.datetime) -> None:
    cycle = locked(cycle)
    schedule = cycle.schedule
    before = list(cycle.reminders.select_related("send_out"))
    last = before[-1].send_out if before else cycle.send_out
    if len(before) >= schedule.reminders or last is None or not _has_gone(last, now):
        return
    if not still_to_answer(cycle.pk).exists():
        return
    number = len(before) + 1
    name = Mailing(number=number).name.lower()
    send_out = prepare_asking(
        survey=cycle.survey,
        name=f"{cycle}: {name}",
        people_from=cycle.source,
        template=ready_template(cycle.survey, reminds=True, by=schedule.created_by),
        starts_at=now,
        with_form=schedule.with_form,
        by=schedule.created_by,
    )
    if not forecast(send_out).people:  # the rules leave all of them out today
        transaction.set_rollback(True)
        return
    Mailing.objects.create(survey=cycle.survey, send_out=send_out, number=number, cycle=cycle)
    ask_for(send_out=send_out, by=schedule.created_by)


def _has_gone(send_out: SendOut, now: dt.datetime) -> bool:
    """And people have had their days to answer. What was called off is followed by nothing."""
    left = last_left(send_out)
    return (
        send_out.state == SendOut.State.DONE and left is not None and left + days_to_answer() <= now
    )
