"""``python -m bench.cycles [people]``: a cycle of a survey after a job, for so many people, beside nothing.

PostgreSQL, a database of its own, made like that of :mod:`bench.sendouts`. Every customer had a job done,
one in ten two; what is measured is the cycle's own work and the planning of its send-out, in seconds and
statements. Then the same with two workers that are killed at it: one in the middle of the cycle, one in the
middle of the planning. DATABASE_URL names a database whose name ours begins with.
"""

import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable

PEOPLE = 20_000

JOBS = """
    INSERT INTO surveys_finishedjob (delivery_id, sender_id, own_id, job_type_id, customer_id, reference,
        finished_on, left_out_by)
    SELECT %s, %s, way || '-' || id, %s, id, '', current_date - 7 - way, ''
    FROM customers_customer, (VALUES (1), (2)) AS ways (way)
    WHERE tenure_id IS NOT NULL AND (way = 1 OR id %% 10 = 0)
"""


def main(people: int) -> None:
    from bench.sendouts import prepare

    prepare(people)
    cycle = make_cycle()
    print("| What | Seconds | Statements | Rows | Grew by MB |\n|---|---:|---:|---:|---:|")
    measure("The cycle: taken, judged, drawn, handed over", lambda: work_on(cycle))
    cycle.refresh_from_db()
    measure("Its send-out planned", lambda: plan(cycle))
    print(f"\nAsked {cycle.asked:,} of {cycle.jobs_taken:,} jobs; left out {cycle.left_out}.")
    cycle.send_out.messages().delete()
    kill_and_go_on()


def kill_and_go_on() -> None:
    """A worker is killed with a part of the people judged, another with a part of the messages written."""
    from surveys.models import FinishedJob

    cycle = make_cycle()
    judged = (
        "SELECT count(*) FROM surveys_scheduledcycle WHERE progress >= 10 AND state = 'working'"
    )
    killed_at("cycle", cycle.pk, judged)
    left_out = FinishedJob.objects.exclude(left_out_by="").count()
    print(f"\nKilled at the cycle with {left_out:,} jobs left out by then.")
    put_back(type(cycle).objects)
    measure("The cycle, gone on with", lambda: work_on(cycle))
    cycle.refresh_from_db()
    killed_at(
        "send_out",
        cycle.pk,
        f"SELECT count(*) FROM contact_message WHERE about = '{cycle.send_out.source}'",
    )
    print(f"\nKilled at the planning with {cycle.send_out.messages().count():,} messages written.")
    put_back(type(cycle.send_out).objects)
    measure("The planning, gone on with", lambda: plan(cycle))
    asked = list(cycle.send_out.messages().values_list("customer", flat=True))
    twice = len(asked) - len(set(asked))
    print(f"\nTo ask {cycle.asked:,}; {len(asked):,} messages; {twice} people asked twice.")
    assert len(asked) == cycle.asked
    assert not twice


def killed_at(what: str, cycle: int, there: str) -> None:
    """A process at work, killed as soon as a part of its work is ``there``."""
    from django.db import connection

    worker = subprocess.Popen([sys.executable, "-m", "bench.cycles", what, str(cycle)])
    with connection.cursor() as cursor:
        while worker.poll() is None:
            cursor.execute(there)
            if cursor.fetchone()[0]:
                worker.send_signal(signal.SIGKILL)
                worker.wait()
    assert worker.returncode == -signal.SIGKILL, "It was done before it could be killed."


def put_back(jobs) -> None:
    """As the clock does once a worker has not been heard of for a while; a statement that it began ends first."""
    import datetime as dt

    from django.utils import timezone

    while jobs.in_hand().exists():
        jobs.in_hand().update(beat_at=timezone.now() - dt.timedelta(days=1))
        jobs.put_back_stale()


def work_for(what: str, number: int) -> None:
    """What a worker does, until it is killed."""
    from surveys.models import ScheduledCycle

    cycle = ScheduledCycle.objects.get(pk=number)
    work_on(cycle) if what == "cycle" else plan(cycle)


def measure(name: str, act: Callable[[], int]) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.perf_counter()
    with CaptureQueriesContext(connection) as said:
        rows = act()
    seconds = time.perf_counter() - started
    grew = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
    print(f"| {name} | {seconds:.2f} | {len(said)} | {rows:,} | {grew} |")


def work_on(cycle) -> int:
    from surveys.models import ScheduledCycle
    from surveys.schedules.asking import run_cycle

    assert ScheduledCycle.objects.run(cycle.pk, run_cycle), ScheduledCycle.objects.get().error
    return ScheduledCycle.objects.get().jobs_taken


def plan(cycle) -> int:
    from participation.reach.sendouts.models import SendOut
    from participation.reach.sendouts.planning import write_messages

    to_approve = SendOut.objects.filter(pk=cycle.send_out_id, state=SendOut.State.TO_APPROVE)
    to_approve.update(state=SendOut.State.TO_PLAN)
    assert SendOut.objects.run(cycle.send_out_id, write_messages)
    return cycle.send_out.messages().count()


def make_cycle():
    from django.db import connection
    from django.utils import timezone

    from base.core.audience import Role
    from surveys.models import (
        Delivery,
        FinishedJob,
        JobSender,
        JobType,
        Schedule,
        ScheduledCycle,
        SurveyType,
    )
    from tests.factories.people import make_user
    from tests.factories.surveys import make_open_survey, make_schedule

    ScheduledCycle.objects.all().delete()
    FinishedJob.objects.all().delete()
    Schedule.objects.all().delete()
    called = (
        f"bench-{timezone.now():%y%m%d%H%M%S}"  # the database is kept from one round to the next
    )
    by = make_user(Role.ADMINISTRATOR, email=f"{called}@example.org")
    sender, _ = JobSender.objects.get_or_create(name="Bench", defaults={"added_by": by})
    delivery = Delivery.objects.create(sender=sender, uploaded_by=by)
    repair = JobType.objects.get(code="repair")
    with connection.cursor() as cursor:
        cursor.execute(JOBS, [delivery.pk, sender.pk, repair.pk])
        cursor.execute("VACUUM ANALYZE surveys_finishedjob")
    survey = make_open_survey(
        survey_type=SurveyType.TRANSACTION, lead_officer=by, slug=called, title=called
    )
    schedule = make_schedule(called, survey=survey, share=50, by=by)
    return ScheduledCycle.objects.create(
        schedule=schedule,
        survey=schedule.survey,
        due_on=timezone.localdate(),
        share=50,
        seed="bench",
    )


if __name__ == "__main__":
    import django

    from bench.worlds import DEFAULT_DATABASE

    if len(sys.argv) > 2:  # in the surroundings of the process that kills it
        django.setup()
        work_for(sys.argv[1], int(sys.argv[2]))
        sys.exit()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "DATABASE_URL": f"{os.environ.get('DATABASE_URL', DEFAULT_DATABASE)}_cycles",
            "DJANGO_SETTINGS_MODULE": "portal.settings.embedded",
            "PORTAL_VAR": folder,
        }
        django.setup()
        main(int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE)
