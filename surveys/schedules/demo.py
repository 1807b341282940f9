"""The surveys of Glenmarnock that are sent by themselves, and the cycles they had in the last weeks."""

import datetime as dt
import random
from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Count
from django.utils import timezone

from base.core.demo import World
from participation.programme.activities.models import Service

from ..models import FinishedJob, JobType, Schedule, ScheduledCycle, Survey
from .reasons import NOT_DRAWN, SAME_PERSON, have_a_later_one
from .services import write_schedule

Every, Way = Schedule.Every, Schedule.Way
WEEKS = 5
#: Of a hundred people: how many were asked lately, and how many have not agreed; and of those asked, how
#: many answer.
ASKED_LATELY, NOT_AGREED, ANSWER = 12, 18, 35


@dataclass(frozen=True)
class AfterJob:
    """One of the surveys that the services ask for (B-16 to B-18)."""

    name: str
    service: Service
    after: tuple[str, ...]
    every: Every = Every.WEEK
    way: Way = Way.MESSAGE
    share: int = 100
    is_written_to: bool = False
    """The messages of its last cycle are in the demo, each with a link for each answer."""


AFTER_JOBS = (
    AfterJob("Responsive repairs", Service.REPAIRS, ("repair",), share=60, is_written_to=True),
    AfterJob("Housing options", Service.HOMES, ("housing-options",)),
    AfterJob("Lifeline: installations", Service.SUPPORT, ("lifeline-installed",)),
    AfterJob("Lifeline: emergency response", Service.SUPPORT, ("lifeline-response",)),
    AfterJob("Greenspace management", Service.NEIGHBOURHOOD, ("greenspace",), Every.MONTH),
    AfterJob(
        "Property improvement works",
        Service.REPAIRS,
        ("windows", "kitchen", "bathroom", "heating", "improvement"),
        Every.MONTH,
    ),
    AfterJob("Affordable warmth", Service.SUPPORT, ("affordable-warmth",), Every.MONTH),
    AfterJob("Rent and income", Service.RENT, ("rent",), Every.MONTH),
    AfterJob("Customer engagement", Service.GOVERNANCE, ("engagement",), Every.MONTH),
    AfterJob(
        "Antisocial behaviour",
        Service.NEIGHBOURHOOD,
        ("antisocial-behaviour",),
        Every.MONTH,
        Way.RING,
    ),
    AfterJob("Complaints", Service.CUSTOMER_CARE, ("complaint",), Every.MONTH, Way.RING),
)

#: Writes what these people answered, each on a day: of a survey.
WriteAnswers = Callable[[Survey, list[tuple[int, dt.datetime]]], None]


def make_schedule(one: AfterJob, survey: Survey, world: World, write_answers: WriteAnswers) -> None:
    dice = world.dice(f"schedule {one.name}")
    schedule = write_schedule(
        name=one.name,
        survey=survey,
        job_types=list(JobType.objects.filter(code__in=one.after)),
        every=one.every,
        way=one.way,
        template=None,
        starts_on=timezone.localdate(world.now) - WEEKS * dt.timedelta(days=7),
        delay_days=2,
        share=one.share,
        reminders=Schedule.Reminders.NONE if one.way == Way.RING else Schedule.Reminders.ONCE,
        by=world.manager,
    )
    schedule.seed = f"{dice.getrandbits(32):08x}"
    schedule.save(update_fields=["seed"])
    day = schedule.starts_on
    while day < timezone.localdate(world.now):
        asked = _make_cycle(schedule, day, dice)
        answering = [customer for customer in asked if dice.randrange(100) < ANSWER]
        at = timezone.make_aware(dt.datetime.combine(day, dt.time(19)))
        latest = world.now - dt.timedelta(hours=1)
        write_answers(
            survey,
            [(one, min(at + dt.timedelta(days=dice.randint(0, 6)), latest)) for one in answering],
        )
        ScheduledCycle.objects.filter(schedule=schedule, due_on=day).update(answered=len(answering))
        day = schedule.next_due_on(day)


def _make_cycle(schedule: Schedule, due_on: dt.date, dice: random.Random) -> list[int]:
    """Done as it would have been; whom it asked."""
    at = timezone.make_aware(dt.datetime.combine(due_on, dt.time(9, 30)))
    cycle = ScheduledCycle.objects.create(
        schedule=schedule,
        survey=schedule.survey,
        due_on=due_on,
        share=schedule.share,
        seed=f"{schedule.seed}:{due_on}",
        state="done",
        created_at=at,
        collected_at=at,
        drawn_at=at,
    )
    until = due_on - dt.timedelta(days=schedule.delay_days)
    jobs = FinishedJob.objects.filter(
        cycle=None, job_type__in=schedule.job_types.all(), finished_on__lte=until
    ).exclude(customer=None)
    cycle.jobs_taken = jobs.update(cycle=cycle)
    cycle.still_in().filter(have_a_later_one(cycle)).update(left_out_by=SAME_PERSON)
    before = FinishedJob.objects.filter(cycle__schedule=schedule).exclude(cycle=cycle)
    known = before.order_by().values("customer")
    cycle.still_in().filter(customer__in=known).update(left_out_by="asked_before")
    by_reason: dict[str, list[int]] = {}
    for pk in cycle.still_in().order_by("pk").values_list("pk", flat=True):
        free = 100 - ASKED_LATELY - NOT_AGREED
        (reason,) = dice.choices(("cooldown", "no_consent", ""), (ASKED_LATELY, NOT_AGREED, free))
        if not reason and dice.randrange(100) >= schedule.share:
            reason = NOT_DRAWN
        by_reason.setdefault(reason, []).append(pk)
    for reason, numbers in by_reason.items():
        FinishedJob.objects.filter(pk__in=numbers).update(left_out_by=reason)
    rows = cycle.jobs.exclude(left_out_by="").order_by().values("left_out_by")
    cycle.left_out = dict(rows.annotate(n=Count("pk")).values_list("left_out_by", "n"))
    asked = list(cycle.still_in().order_by("pk").values_list("customer", flat=True))
    cycle.asked = len(asked)
    cycle.save()
    return [customer for customer in asked if customer is not None]
