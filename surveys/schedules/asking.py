"""A cycle at work: it takes the jobs that are finished, leaves out whom a reason leaves out, draws, and asks.

Each stage is a transaction that also says that it is done, or one for each part of the people: a killed
worker leaves whole ones, and whoever begins again does what is missing. Whoever is asked stands on the
jobs before anything is sent, and sending has keys of its own; so nobody is asked twice.
"""

import datetime as dt
import random
from collections import defaultdict

from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from base.core.jobs import Hold, JobState
from base.core.refused import Refused
from base.core.rows import in_parts
from participation.messages.contact.models import Purpose
from participation.messages.contact.rules import with_decision
from participation.people.customers.models import Channel, Customer
from participation.questionnaires.codes.services import give_codes
from participation.reach.sendouts.planning import parts
from participation.reach.sendouts.services import ask_for

from ..launching.services import prepare_asking
from ..launching.words import ready_template
from ..models import FinishedJob, ScheduledCycle
from .reasons import (
    ASKED_BEFORE,
    FORMER,
    NOBODY,
    NOT_DRAWN,
    SAME_PERSON,
    have_a_later_one,
    were_asked,
)

#: Of one statement, which may name only so many numbers.
BATCH = 900


def run_cycle(hold: Hold) -> None:
    cycle: ScheduledCycle = hold.row
    if not cycle.survey.is_open:
        raise Refused("Its survey is not open, so nobody could answer.")
    if cycle.collected_at is None:
        collect(hold)
    if cycle.drawn_at is None:
        leave_out(cycle)
        judge(hold)
        draw(hold)
    if cycle.rings:
        hand_to_callers(hold)
    elif cycle.send_out is None and cycle.still_in().exists():
        send_messages(hold)
    hold.finish(JobState.DONE, asked=cycle.still_in().count(), left_out=jobs_left_out(cycle))


@transaction.atomic
def collect(hold: Hold) -> None:
    """Take what was finished in time and no cycle took yet. What waits to be settled comes later."""
    cycle = hold.row
    hold.tell("Taking the jobs", 5)
    until = cycle.due_on - dt.timedelta(days=cycle.schedule.delay_days)
    new = FinishedJob.objects.filter(
        cycle=None, job_type__in=cycle.schedule.job_types.all(), finished_on__lte=until
    ).settled()
    cycle.jobs_taken = new.update(cycle=cycle)
    cycle.collected_at = timezone.now()
    hold.write(collected_at=cycle.collected_at, jobs_taken=cycle.jobs_taken)


@transaction.atomic
def leave_out(cycle: ScheduledCycle) -> None:
    """By what the jobs alone say. Done again, it leaves out the same."""
    cycle.still_in().filter(customer=None).update(left_out_by=NOBODY)
    now = Customer.objects.current().order_by().values("pk")
    cycle.still_in().exclude(customer__in=now).update(left_out_by=FORMER)
    cycle.still_in().filter(have_a_later_one(cycle)).update(left_out_by=SAME_PERSON)
    cycle.still_in().filter(were_asked(cycle)).update(left_out_by=ASKED_BEFORE)


def judge(hold: Hold) -> None:
    """By the rules of sending, a part of the people at a time."""
    cycle = hold.row
    only = Channel.PHONE if cycle.rings else None
    for low, high, percent in list(parts(cycle.people())):
        with transaction.atomic():
            hold.tell("Finding who may be asked", 10 + percent // 2)
            some = cycle.people().filter(pk__gt=low, pk__lte=high)
            judged = with_decision(some, Purpose.INVITATION, only=only).order_by()
            held = defaultdict(list)
            for customer, rule in judged.exclude(held_by="").values_list("pk", "held_by"):
                held[rule].append(customer)
            for rule, customers in held.items():
                _leave_out(cycle, customers, rule)


@transaction.atomic
def draw(hold: Hold) -> None:
    """``random.Random(seed).sample`` of those who may be asked, by their numbers, lowest first."""
    cycle = hold.row
    hold.tell("Drawing", 70)
    may = sorted(cycle.still_in().values_list("customer", flat=True))
    number = -(-len(may) * cycle.share // 100)
    dice = random.Random(cycle.seed)  # noqa: S311 - anybody must be able to draw the same again
    drawn = set(dice.sample(may, number))
    _leave_out(cycle, [one for one in may if one not in drawn], NOT_DRAWN)
    cycle.drawn_at = timezone.now()
    hold.write(drawn_at=cycle.drawn_at)


@transaction.atomic
def send_messages(hold: Hold) -> None:
    """One send-out, which is kept on the cycle in the same transaction: it is there once or not at all."""
    cycle = hold.row
    hold.tell("Handing over to be sent", 90)
    by = cycle.schedule.created_by
    send_out = prepare_asking(
        survey=cycle.survey,
        name=f"{cycle.schedule.name}, {cycle.due_on:%d/%m/%Y}",
        people_from=cycle.source,
        template=cycle.schedule.template or ready_template(cycle.survey, reminds=False, by=by),
        starts_at=timezone.now(),
        with_form=cycle.schedule.with_form,
        by=by,
    )
    ask_for(send_out=send_out, by=by)
    cycle.send_out = send_out
    hold.write(send_out=send_out)


def hand_to_callers(hold: Hold) -> None:
    """Each has a code, so that they may answer, and stands on the list of people to ring from then on."""
    cycle = hold.row
    hold.tell("Giving them codes", 90)
    rows = cycle.still_in().exclude(customer=None).order_by("customer_id")
    give_codes(
        questionnaire=cycle.survey.questionnaire,
        customers=rows.values_list("customer_id", flat=True),
    )


def jobs_left_out(cycle: ScheduledCycle) -> dict[str, int]:
    """Jobs by the reason why nobody is asked about them."""
    rows = cycle.jobs.exclude(left_out_by="").order_by().values("left_out_by")
    return dict(rows.annotate(jobs=Count("pk")).values_list("left_out_by", "jobs"))


def _leave_out(cycle: ScheduledCycle, customers: list[int], reason: str) -> None:
    for some in in_parts(customers, BATCH):
        cycle.still_in().filter(customer__in=some).update(left_out_by=reason)
