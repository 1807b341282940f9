"""``python -m bench.surveys [people] [theirs]``: a survey of 12 questions, answered and read, beside bare views and
beside django-survey-and-report.

Ours has answers of 100,000 people. The other one is under the AGPL: it is installed into an environment of
its own outside the checkout, runs in processes of its own and is spoken to over HTTP alone; nothing of it is
imported here. It has 1,000 answers to 12 questions. Both stand on the same PostgreSQL and on two workers of gunicorn
with four threads each, and are asked in turn. To submit is all that somebody waits for who has filled in the page:
with us a look at what they said comes before it is sent. Everybody who is asked has a personal code, and is one of the
landlord's customers.

Beside the clock stands what the processes worked for one act, which means the same on a busy machine.
"""

import http.client
import itertools
import json
import sys
import tempfile
import time
from collections import defaultdict
from contextlib import ExitStack

from .asking import asked, filled_in, gunicorn, looking_at
from .beside import served_beside
from .load import Act, Times, run
from .processor import Processes, Worked, worked
from .worlds import database_of, in_portal, make_database_at, say, settings

PEOPLE, THEIR_ANSWERS, QUESTIONS = 100_000, 1_000, 12
ROUNDS, SECONDS = 3, 2.0
#: Codes with which somebody answers while it is measured; each does once.
CODES = 4_000


def main(people: int, theirs: int) -> None:
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        say(f"Making {people:,} answers to {QUESTIONS} questions")
        make_database_at(database_of(PEOPLE))
        in_portal(folder, PEOPLE, "manage.py", "collectstatic", "--noinput", "-v0")
        facts = json.loads(in_portal(folder, PEOPLE, "-m", "bench.surveys", "prepare", str(people)))
        say("Counting them, as a worker does")
        counted = json.loads(in_portal(folder, PEOPLE, "-m", "bench.surveys", "count"))
        portal = stack.enter_context(gunicorn(settings(folder, PEOPLE)))
        ours = Processes(portal, database_of(PEOPLE)), acts_of(portal.port, facts)
        other = stack.enter_context(served_beside(QUESTIONS, theirs))
        say("Asking for pages")
        measured = measure([ours, (Processes(other.served, other.url), other.acts)])
    print(table(*measured))
    print(
        f"\nCounted by a worker, of {people:,} people: {counted['seconds']:.2f} s, "
        f"{counted['worked']:.2f} s of the processor, {counted['statements']} statements. Theirs are of {theirs:,}."
    )


def acts_of(port: int, facts: dict) -> dict[str, Act]:
    codes = iter(facts["codes"])
    page = f"/s/{facts['looking']}/{facts['first']}/"
    body = filled_in(asked(http.client.HTTPConnection("127.0.0.1", port, timeout=60), page))

    def submit(connection: http.client.HTTPConnection) -> None:
        there = f"/s/{next(codes)}/"
        asked(connection, f"{there}{facts['first']}/", body, expect=302)
        check = asked(connection, f"{there}check/")
        asked(connection, f"{there}check/", filled_in(check), expect=302)
        asked(connection, f"{there}sent/")

    return {
        "Bare view, static template": looking_at("/bench/bare/"),
        "The same with three queries": looking_at("/bench/queries/"),
        "First page": looking_at(page),
        "Submit": submit,
        "Results, kept": looking_at(f"{facts['address']}results/", facts["session"]),
    }


class Measured:
    """What one act took: by the clock, and of the processors."""

    def __init__(self) -> None:
        self.times, self._worked = Times(), list[tuple[Worked, int]]()

    def add(self, times: Times, worked: Worked) -> None:
        self.times.add(times)
        self._worked.append((worked, len(times.answers)))

    @property
    def worked(self) -> Worked:
        acts = sum(n for _, n in self._worked)
        return Worked(
            sum(one.server * n for one, n in self._worked) / acts,
            sum(one.database * n for one, n in self._worked) / acts,
        )


def measure(sides: list[tuple[Processes, dict[str, Act]]]) -> list[dict[str, Measured]]:
    """Of each side. In turn, so that whatever else the machine does falls on all alike."""
    measured: list[dict[str, Measured]] = [defaultdict(Measured) for _ in sides]
    for warming in (True, *[False] * ROUNDS):
        for (processes, acts), found in zip(sides, measured, strict=True):
            for name, act in acts.items():
                before = processes.seconds()
                times = run(processes.served.port, itertools.repeat(act), SECONDS)
                if not warming:
                    after = processes.seconds()
                    found[name].add(times, worked(before, after, len(times.answers)))
    return measured


def table(ours: dict[str, Measured], theirs: dict[str, Measured]) -> str:
    bare = ours["Bare view, static template"].worked.both
    lines = [
        "| What | A second | p50 ms | Processor ms | of it database | times bare | Theirs a second "
        "| Theirs ms | of it database | theirs by ours |",
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for name in {**ours, **theirs}:
        mine, other = ours.get(name), theirs.get(name)
        cells, beside = [""] * 5, [""] * 3
        if mine is not None:
            cells = [*_cells(mine), f"{mine.worked.both / bare:.1f}"]
        if other is not None:
            per_second, _, both, database = _cells(other)
            beside = [per_second, both, database]
        by = f"{other.worked.both / mine.worked.both:.1f}" if mine and other else ""
        lines.append("| " + " | ".join([name, *cells, *beside, by]) + " |")
    return "\n".join(lines)


def _cells(one: Measured) -> list[str]:
    numbers = (one.times.per_second, one.times.p50, one.worked.both, one.worked.database)
    return [f"{number:.1f}" for number in numbers]


# --- Inside the portal ---------------------------------------------------------------------------


def prepare(people: int) -> None:
    from django.db import connection
    from django.utils import timezone

    from bench import results
    from bench.prepare import signed_in
    from participation.people.customers.models import Customer
    from participation.questionnaires.codes.services import give_codes
    from tests.factories.surveys import make_survey

    questionnaire, questions, officer = results.prepare(people, silent=CODES + 1)
    survey = make_survey("Bench", questionnaire=questionnaire, lead_officer=officer)
    survey.opened_at, survey.open_to_all = timezone.now(), True
    survey.save()
    silent = Customer.objects.filter(answer_sheets=None).values_list("pk", flat=True)
    codes = list(give_codes(questionnaire=questionnaire, customers=silent).values())
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    json.dump(
        {
            "codes": codes[1:],
            "looking": codes[0],
            "first": questions[0].code,
            "address": questionnaire.staff_address,
            "session": signed_in(officer),
        },
        sys.stdout,
    )


def count() -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from bench.staff_pages import processor_seconds
    from participation.questionnaires.models import Questionnaire
    from participation.questionnaires.results.reading import read_results

    questionnaire = Questionnaire.objects.get()
    began, worked_before = time.perf_counter(), processor_seconds()
    with CaptureQueriesContext(connection) as said:
        assert read_results(questionnaire, by="mode").answered.people
    took = {"seconds": time.perf_counter() - began, "worked": processor_seconds() - worked_before}
    json.dump({**took, "statements": len(said)}, sys.stdout)


if __name__ == "__main__":
    if sys.argv[1:2] in (["prepare"], ["count"]):
        import django

        django.setup()
        if sys.argv[1] == "prepare":
            prepare(int(sys.argv[2]))
        else:
            count()
    else:
        numbers = [int(one) for one in sys.argv[1:]]
        main(*numbers, *(PEOPLE, THEIR_ANSWERS)[len(numbers) :])
