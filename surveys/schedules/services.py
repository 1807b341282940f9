"""What staff do with schedules, and what the clock does with them."""

import datetime as dt
import secrets
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked, save_with_lists
from participation.questionnaires.paper.form import ANONYMOUS

from ..answering.quotas import answered
from ..models import FinishedJob, Schedule, ScheduledCycle


@transaction.atomic
def write_schedule(*, schedule: Schedule | None = None, by: User, **fields: Any) -> Schedule:
    """A new one, or a change that holds from its next cycle on. A type of job is asked about by one."""
    is_new = schedule is None
    if schedule is None:
        schedule = Schedule(created_by=by, seed=secrets.token_hex(4))
    else:
        schedule = locked(schedule)
    if fields.get("with_form") and fields["survey"].is_anonymous:
        raise Refused(ANONYMOUS)
    others = Schedule.objects.exclude(pk=schedule.pk)
    for one in others.filter(job_types__in=fields["job_types"]).distinct():
        both = set(one.job_types.all()) & set(fields["job_types"])
        names = ", ".join(sorted(str(job_type) for job_type in both))
        raise Refused(f"“{one}” asks about this already: {names}.")
    if others.filter(name__iexact=fields["name"]).exists():
        raise Refused("There is a schedule with this name already.")
    schedule = save_with_lists(schedule, **fields)
    record_fact(
        "survey_schedule_added" if is_new else "survey_schedule_changed",
        subject=schedule,
        actor=by,
        every=schedule.get_every_display(),
        share=schedule.share,
    )
    return schedule


@transaction.atomic
def pause_schedule(*, schedule: Schedule, by: User) -> None:
    """No cycle begins. What has begun goes on; its send-out is paused on its own page."""
    schedule = locked(schedule)
    if schedule.paused_at is None:
        schedule.paused_at = timezone.now()
        schedule.save(update_fields=["paused_at"])
        record_fact("survey_schedule_paused", subject=schedule, actor=by)


@transaction.atomic
def go_on(*, schedule: Schedule, by: User) -> None:
    """The next cycle takes all that was finished meanwhile and is still kept."""
    schedule = locked(schedule)
    if schedule.paused_at is not None:
        schedule.paused_at = None
        schedule.save(update_fields=["paused_at"])
        record_fact("survey_schedule_gone_on", subject=schedule, actor=by)


def start_cycles(nudge: Callable[[int], object], today: dt.date | None = None) -> None:
    """Start what is due. Asked again, or by two at once, each cycle is started once."""
    today = today or timezone.localdate()
    for schedule in Schedule.objects.going().select_related("survey"):
        due_on = schedule.last_due_on(today)
        if due_on is None or not schedule.survey.is_open:
            continue
        cycle, is_new = ScheduledCycle.objects.get_or_create(
            schedule=schedule,
            due_on=due_on,
            defaults={
                "survey": schedule.survey,
                "share": schedule.share,
                "seed": f"{schedule.seed}:{due_on}",
            },
        )
        if is_new:
            nudge(cycle.pk)


@transaction.atomic
def run_again(*, cycle: ScheduledCycle, by: User) -> None:
    """After a failure. It goes on where it was."""
    cycle = locked(cycle)
    if cycle.has_failed:
        cycle.put_in_queue()
        cycle.save()
        record_fact("survey_cycle_run_again", subject=cycle, actor=by)


def count_answers() -> None:
    """Of each cycle whose jobs are still there, how many of those asked have answered."""
    with_jobs = FinishedJob.objects.exclude(cycle=None).order_by().values("cycle")
    for cycle in ScheduledCycle.objects.filter(pk__in=with_jobs).select_related("survey"):
        number = cycle.still_in().filter(answered(cycle.survey)).count()
        if number != cycle.answered:
            ScheduledCycle.objects.filter(pk=cycle.pk).update(answered=number)
