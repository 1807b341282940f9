"""``python -m bench.cycles [people]``: a cycle of a survey after a job, for so many people, beside nothing.

PostgreSQL, a database of its own, made like that of :mod:`bench.sendouts`. Every customer had a job done,
one in ten two; what is measured is the cycle's own work and the planning of its send-out, in seconds and
statements. DATABASE_URL names a database whose name ours begins with.
"""

import os
import resource
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

    SendOut.objects.filter(pk=cycle.send_out_id).update(state=SendOut.State.TO_PLAN)
    assert SendOut.objects.run(cycle.send_out_id, write_messages)
    return cycle.send_out.messages().count()


def make_cycle():
    from django.db import connection
    from django.utils import timezone

    from base.core.audience import Role
    from surveys.models import Delivery, FinishedJob, JobSender, JobType, ScheduledCycle
    from tests.factories.people import make_user
    from tests.factories.surveys import make_schedule

    ScheduledCycle.objects.all().delete()
    FinishedJob.objects.all().delete()
    by = make_user(Role.ADMINISTRATOR)
    sender, _ = JobSender.objects.get_or_create(name="Bench", defaults={"added_by": by})
    delivery = Delivery.objects.create(sender=sender, uploaded_by=by)
    repair = JobType.objects.get(code="repair")
    with connection.cursor() as cursor:
        cursor.execute(JOBS, [delivery.pk, sender.pk, repair.pk])
        cursor.execute("VACUUM ANALYZE surveys_finishedjob")
    schedule = make_schedule(f"Bench {timezone.now():%H%M%S}", share=50, by=by)
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

    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "DATABASE_URL": f"{os.environ.get('DATABASE_URL', DEFAULT_DATABASE)}_cycles",
            "DJANGO_SETTINGS_MODULE": "portal.settings.embedded",
            "PORTAL_VAR": folder,
        }
        django.setup()
        main(int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE)
