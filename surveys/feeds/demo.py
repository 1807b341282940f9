"""Jobs that the systems of Glenmarnock told of in the last weeks, and a few whose reference is nobody's."""

import datetime as dt
import random

from base.core.demo import World
from participation.people.customers.models import Customer

from ..models import Delivery, FinishedJob, JobSender, JobType

DAY = dt.timedelta(days=1)
#: Weeks in which jobs were done, and jobs of each type among a thousand customers in a week.
WEEKS = 8
IN_A_WEEK = {
    "Repairs system": {"repair": 12, "windows": 1, "kitchen": 1, "bathroom": 1, "heating": 1},
    "Housing system": {"letting": 2, "housing-options": 2, "rent": 3, "antisocial-behaviour": 1},
    "Lifeline": {"lifeline-installed": 1, "lifeline-response": 3},
    "Contact centre": {
        "call": 6,
        "complaint": 1,
        "greenspace": 2,
        "affordable-warmth": 1,
        "engagement": 2,
    },
}
#: As such systems count, from a number of their own.
FIRST = 40_217
UNKNOWN = ("GH 90417", "GH 9042", "K-7731", "MILL LANE 4")


def make_jobs(world: World) -> None:
    dice = world.dice("finished jobs")
    people = list(Customer.objects.current().order_by("pk").values_list("pk", flat=True))
    types = {one.code: one for one in JobType.objects.all()}
    jobs: list[FinishedJob] = []
    for name, in_a_week in IN_A_WEEK.items():
        sender = JobSender.objects.create(
            name=name, added_by=world.manager, added_at=world.now - 90 * DAY
        )
        for week in range(WEEKS):
            jobs += _of_a_week(sender, week, in_a_week, types, people, world, dice)
    FinishedJob.objects.bulk_create(jobs, batch_size=2000)


def _of_a_week(
    sender: JobSender,
    week: int,
    in_a_week: dict[str, int],
    types: dict[str, JobType],
    people: list[int],
    world: World,
    dice: random.Random,
) -> list[FinishedJob]:
    received = world.now - (7 * week) * DAY - dt.timedelta(hours=5)
    delivery = Delivery.objects.create(
        sender=sender, uploaded_by=world.officer, received_at=received
    )
    jobs = [
        FinishedJob(
            delivery=delivery,
            sender=sender,
            own_id=code[:3].upper(),
            job_type=types[code],
            customer_id=dice.choice(people),
            finished_on=received.date() - dice.randint(1, 7) * DAY,
        )
        for code, share in in_a_week.items()
        for _ in range(max(1, round(share * len(people) / 1000)))
    ]
    for number, job in enumerate(jobs, start=FIRST - week * len(jobs)):
        job.own_id += f"-{number}"
    if week == 0:
        jobs[0].customer_id, jobs[0].reference = None, dice.choice(UNKNOWN)
        delivery.refused = 1
        delivery.refusals = [{"row": len(jobs) + 2, "why": "We do not know its type."}]
    delivery.taken = len(jobs)
    delivery.save()
    return jobs
