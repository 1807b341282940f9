"""``python -m bench.scrutiny [exercises] [recommendations]``: what pages of scrutiny take with many, beside a few.

A PostgreSQL database of its own, made anew: one panel, first with few exercises and recommendations, and then with as
many as are asked for, begun over four years, with the steps, evidence, actions and notes that such ones have. Every
page is made anew, inside one process; what is counted is processor time, Python's and the database's together, and
statements, which must not grow. Then the annual evaluation of last year is built once in each. DATABASE_URL names a
database whose name ours begins with.
"""

import os
import sys
import tempfile
from dataclasses import dataclass

EXERCISES, RECOMMENDATIONS = 200, 5_000
#: Fewer than fit a page of a list, so that a statement for each row would be seen.
FEW = (5, 20)
TIMES, WARM_UPS = 20, 2
#: Who asks, the page and its address.
PAGES = [
    ("visitor", "Scrutiny", "/scrutiny/"),
    ("visitor", "Exercises", "/scrutiny/exercises/"),
    ("visitor", "Recommendations", "/scrutiny/recommendations/"),
    ("visitor", "An exercise", "/scrutiny/exercises/{exercise}/"),
    ("visitor", "Its report", "/scrutiny/exercises/{exercise}/report/"),
    ("member", "My panel", "/me/scrutiny/"),
    ("member", "Recommendations of my panel", "/me/scrutiny/recommendations/"),
    ("member", "Exercises of my panel", "/me/scrutiny/exercises/"),
    ("member", "Insight into repairs", "/me/scrutiny/insight/repairs/"),
    ("officer", "Staff: exercises", "/staff/scrutiny/exercises/"),
    ("officer", "Staff: recommendations", "/staff/recommendations/"),
    ("officer", "Staff: an exercise", "/staff/scrutiny/exercises/{number}/"),
    ("officer", "Staff: insight into repairs", "/staff/scrutiny/insight/repairs/"),
    ("board", "The board’s paper", "/board/recommendations/"),
]


@dataclass(frozen=True)
class Cost:
    """Of one page made anew; the mean of many."""

    ms: float
    statements: int


def main(exercises: int, recommendations: int) -> bool:
    """Whether no page asked for more where there was more."""
    from django.core.management import call_command

    from bench.many_scrutiny import Panel

    call_command("migrate", verbosity=0)
    panel = Panel()
    measured, reports = [], []
    for numbers in (FEW, (exercises, recommendations)):
        panel.grow_to(*numbers)
        measured.append(costs(panel))
        reports.append(report())
    few, many = measured
    print("| Page | Few, ms | Many, ms | Few, statements | Many |\n|---|---:|---:|---:|---:|")
    for who, name, _ in PAGES:
        one, other = few[name], many[name]
        numbers = f"{one.ms:.1f} | {other.ms:.1f} | {one.statements} | {other.statements}"
        print(f"| {name} ({who}) | {numbers} |")
    print()
    for (number, sent), told in zip((FEW, (exercises, recommendations)), reports, strict=True):
        print(f"- {number:,} exercises, {sent:,} recommendations: {told}")
    grown = [name for name in few if many[name].statements > few[name].statements]
    if grown:
        print(f"\nStatements grew: {', '.join(grown)}.")
    return not grown


def costs(panel) -> dict[str, Cost]:
    from django.contrib.messages.storage.cookie import CookieStorage
    from django.core.cache import cache
    from django.test import Client

    cache.clear()
    clients = {"visitor": Client()}
    # Nothing kept answers a visitor for whom a message waits.
    clients["visitor"].cookies[CookieStorage.cookie_name] = "none"
    for who, user in panel.readers.items():
        clients[who] = Client()
        clients[who].force_login(user)
    exercise = panel.newest_reported()
    known = {"exercise": exercise.slug, "number": exercise.pk}
    return {name: cost(clients[who], path.format(**known)) for who, name, path in PAGES}


def cost(client, path: str) -> Cost:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from bench.staff_pages import processor_seconds

    for _ in range(WARM_UPS):
        answered = client.get(path).status_code
        if answered != 200:
            sys.exit(f"{path} answered {answered}.")
    with CaptureQueriesContext(connection) as said:
        client.get(path)
    statements = len(said)  # the next request begins another count
    before = processor_seconds()
    for _ in range(TIMES):
        client.get(path)
    return Cost((processor_seconds() - before) / TIMES * 1000, statements)


def report() -> str:
    from base.core.periods import FinancialYear
    from reports.scrutiny.kind import SCRUTINY
    from reports.timing import timed_build

    took = timed_build(FinancialYear.current().previous.start_year, kind=SCRUTINY)
    return (
        f"the annual evaluation took {took.total:.1f} s, of which WeasyPrint {took.weasyprint_share:.0%}; its figures "
        f"{took.figures:.2f} s in {took.queries} statements; {took.pages} pages, {took.file_kb:,} kB, "
        f"at most {took.peak_mb} MB"
    )


if __name__ == "__main__":
    import django

    from bench.worlds import DEFAULT_DATABASE, make_database_at

    with tempfile.TemporaryDirectory() as folder:
        database = f"{os.environ.get('DATABASE_URL', DEFAULT_DATABASE)}_scrutiny"
        os.environ |= {
            "DATABASE_URL": database,
            "DJANGO_SETTINGS_MODULE": "portal.settings.embedded",
            "PORTAL_VAR": folder,
            "ALLOWED_HOSTS": "testserver",
        }
        make_database_at(database)
        django.setup()
        numbers = [int(one) for one in sys.argv[1:]]
        sys.exit(not main(*numbers, *(EXERCISES, RECOMMENDATIONS)[len(numbers) :]))
