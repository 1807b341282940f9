"""``python -m bench.surveys [people] [theirs]``: a survey of 12 questions, answered and read, beside bare views and
beside django-survey-and-report.

Ours has answers of 100,000 people. The other one is under the AGPL: it is installed into an environment of
its own under ``build/``, runs in processes of its own and is spoken to over HTTP alone; nothing of it is
imported here. It has 1,000 answers to 12 questions. Both stand on the same PostgreSQL and on two workers of gunicorn,
and are asked in turn. To submit is all that somebody waits for who has filled in the page: with us a look at
what they said comes before it is sent.
"""

import http.client
import itertools
import json
import sys
import tempfile
import time
from contextlib import ExitStack

from .asking import Act, asked, filled_in, gunicorn, looking_at, run
from .beside import served_beside
from .load import Times
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
        acts = ours(portal, facts)
        other = stack.enter_context(served_beside(QUESTIONS, theirs))
        acts |= {f"{name}, theirs": (other.port, act) for name, act in other.acts.items()}
        say("Asking for pages")
        times = measure(acts)
    print(table(times))
    print(
        f"\nCounted by a worker, of {people:,} people: {counted['seconds']:.2f} s in "
        f"{counted['statements']} statements. Theirs are of {theirs:,}."
    )


def ours(port: int, facts: dict) -> dict[str, tuple[int, Act]]:
    codes = iter(facts["codes"])
    page = f"/s/{facts['looking']}/{facts['first']}/"
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    body = filled_in(asked(connection, page))

    def submit(connection: http.client.HTTPConnection) -> None:
        there = f"/s/{next(codes)}/"
        asked(connection, f"{there}{facts['first']}/", body, expect=302)
        check = asked(connection, f"{there}check/")
        asked(connection, f"{there}check/", filled_in(check), expect=302)
        asked(connection, f"{there}sent/")

    results = f"{facts['address']}results/"
    session = facts["session"]
    return {
        "Bare view, static template": (port, looking_at("/bench/bare/")),
        "The same with three queries": (port, looking_at("/bench/queries/")),
        "First page": (port, looking_at(page)),
        "Submit": (port, submit),
        "Results": (port, looking_at(results, session)),
    }


def measure(acts: dict[str, tuple[int, Act]]) -> dict[str, Times]:
    """In turn, so that whatever else the machine does falls on all alike."""
    times = {name: Times() for name in acts}
    for port, act in acts.values():
        run(port, itertools.repeat(act, 10), SECONDS)
    for _ in range(ROUNDS):
        for name, (port, act) in acts.items():
            times[name].add(run(port, itertools.repeat(act), SECONDS))
    return times


def table(times: dict[str, Times]) -> str:
    bare = times["Bare view, static template"].per_second
    lines = ["| What | A second | p50 ms | of bare | of theirs |", "|---|---:|---:|---:|---:|"]
    for name, one in times.items():
        other = times.get(f"{name}, theirs")
        beside = f"{one.per_second / other.per_second:.2f}" if other else ""
        lines.append(
            f"| {name} | {one.per_second:.1f} | {one.p50:.1f} | {one.per_second / bare:.2f} | {beside} |"
        )
    return "\n".join(lines)


# --- Inside the portal ---------------------------------------------------------------------------


def prepare(people: int) -> None:
    from django.db import connection
    from django.utils import timezone

    from bench import results
    from bench.prepare import signed_in
    from participation.questionnaires.codes.services import give_codes_by_mark
    from tests.factories.surveys import make_survey

    questionnaire, questions, officer = results.prepare(people)
    survey = make_survey("Bench", questionnaire=questionnaire, lead_officer=officer)
    survey.opened_at, survey.open_to_all = timezone.now(), True
    survey.save()
    marks = [f"bench {n}" for n in range(CODES + 1)]
    codes = list(give_codes_by_mark(questionnaire=questionnaire, marks=marks).values())
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

    from participation.questionnaires.models import Questionnaire
    from participation.questionnaires.results.reading import read_results

    questionnaire = Questionnaire.objects.get()
    began = time.perf_counter()
    with CaptureQueriesContext(connection) as said:
        assert read_results(questionnaire, by="mode").answered.people
    json.dump({"seconds": time.perf_counter() - began, "statements": len(said)}, sys.stdout)


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
