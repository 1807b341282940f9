"""``python -m bench.results [people]``: results of so many answers to 12 questions, as a worker counts them
and as a page shows them.

A PostgreSQL database of its own, made anew: every person has an area and a tenure; eight questions are scales
with a way out, two are a choice, one is of several answers, one is a number, and one answer in ten is
missing. DATABASE_URL names a database whose name ours begins with.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable

PEOPLE, ROUNDS = 100_000, 3

CUSTOMERS = """
    INSERT INTO customers_customer (name, email, phone, address, postcode, preferred_channel,
        language, support_notes, wants_results, created_at, search_text, tenure_id, area_id)
    SELECT 'Person ' || n, '', '', n || ' Mill Lane', 'GM1 1AB', '', 'en', '', true, now(),
        'person ' || n,
        (SELECT id FROM customers_tenure WHERE counts_as_customer OFFSET n %% 5 LIMIT 1),
        (SELECT id FROM customers_area WHERE kind = 'estate' OFFSET n %% 12 LIMIT 1)
    FROM generate_series(1, %s) AS n
"""
SHEETS = """
    INSERT INTO questionnaires_sheet (questionnaire_id, version_id, customer_id, mode, language,
        begun_at, sent_at, may_quote)
    SELECT %s, %s, id, (ARRAY['online', 'post', 'phone', 'in_person'])[1 + id %% 4], 'en',
        now() - (id %% 60) * interval '1 day', now() - (id %% 60) * interval '1 day', false
    FROM customers_customer ORDER BY id LIMIT %s
"""
#: Of each question with options one is chosen, by the number of the sheet; of several every third too.
CHOSEN = """
    INSERT INTO questionnaires_answer (sheet_id, question_id, option_id, words)
    SELECT sheet.id, question.id, option.id, ''
    FROM questionnaires_sheet AS sheet
    CROSS JOIN questionnaires_question AS question
    JOIN questionnaires_option AS option ON option.question_id = question.id
    WHERE (sheet.id + question.id) %% 10 > 0
        AND (option.place = 1 + (sheet.id * question.id / 7) %%
            (SELECT count(*) FROM questionnaires_option AS one WHERE one.question_id = question.id)
            OR question.kind = 'several' AND option.place = 1 + sheet.id %% 3)
"""
NUMBERS = """
    INSERT INTO questionnaires_answer (sheet_id, question_id, number, words)
    SELECT sheet.id, question.id, sheet.id %% 7, ''
    FROM questionnaires_sheet AS sheet CROSS JOIN questionnaires_question AS question
    WHERE question.kind = 'number'
"""


def main() -> None:
    from bench.worlds import DEFAULT_DATABASE, make_database_at

    people = int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE
    with tempfile.TemporaryDirectory() as folder:
        database = f"{os.environ.get('DATABASE_URL', DEFAULT_DATABASE)}_results"
        os.environ |= {
            "DATABASE_URL": database,
            "DJANGO_SETTINGS_MODULE": "portal.settings.embedded",
            "PORTAL_VAR": folder,
            "ALLOWED_HOSTS": "testserver",
        }
        make_database_at(database)
        import django

        django.setup()
        questionnaire, questions, officer = prepare(people)
        print(table(questionnaire, questions, officer))


def prepare(people: int, *, silent: int = 0):
    """So many answers, and as many customers more as are ``silent``: they have not answered yet."""
    from django.core.management import call_command
    from django.db import connection

    from base.core.audience import Role
    from participation.questionnaires.building.services import (
        Choice,
        open_questionnaire,
        start_questionnaire,
        write_question,
    )
    from participation.questionnaires.kinds import READY_SCALES, Kind
    from tests.factories.people import make_estate, make_user

    call_command("migrate", verbosity=0)
    call_command("load_lookups", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute(
            "TRUNCATE customers_customer, questionnaires_questionnaire, accounts_user CASCADE"
        )
    for n in range(12):
        make_estate(f"Estate {n}", area=f"Area {n % 6}", region="Region")
    officer = make_user(Role.STAFF)
    questionnaire = start_questionnaire(title="Bench", by=officer)
    scale = [*map(Choice, READY_SCALES["satisfied"][1]), Choice("Don’t know", counts=False)]
    kinds = [(Kind.SCALE, scale)] * 8 + [(Kind.SINGLE, [Choice("Yes"), Choice("No")])] * 2
    kinds += [(Kind.SEVERAL, [Choice(f"Thing {n}") for n in range(6)]), (Kind.NUMBER, [])]
    questions = [
        write_question(
            questionnaire=questionnaire,
            kind=kind,
            words=f"Question {n}?",
            choices=choices,
            new_page=n == 0,
            by=officer,
        )
        for n, (kind, choices) in enumerate(kinds)
    ]
    version = open_questionnaire(questionnaire=questionnaire, by=officer)
    with connection.cursor() as cursor:
        cursor.execute(CUSTOMERS, [people + silent])
        cursor.execute(SHEETS, [questionnaire.pk, version.pk, people])
        cursor.execute("ANALYZE customers_customer, questionnaires_sheet")
        cursor.execute(CHOSEN.replace("%%", "%"))
        cursor.execute(NUMBERS.replace("%%", "%"))
        cursor.execute("VACUUM ANALYZE")
    return questionnaire, questions, officer


def table(questionnaire, questions, officer) -> str:
    from django.test import Client

    from participation.questionnaires.counted import Which, answered_and_tallies, tallies_of

    which, other = Which(questionnaire.pk), questions[8].code
    counts: dict[str, Callable[[], object]] = {
        "Counted: who answered, and what": lambda: answered_and_tallies.keep((*which, ())),
        "Counted: the same, weighted by area and tenure": lambda: answered_and_tallies.keep(
            (*which, ("area", "tenure"))
        ),
        "Counted: cross-tab by area": lambda: tallies_of.keep((*which, ("area",))),
        "Counted: cross-tab by another question": lambda: tallies_of.keep((*which, (), other)),
    }
    lines = ["| What | Seconds | Statements |", "|---|---:|---:|"]
    lines += [_line(name, act) for name, act in counts.items()]
    client = Client()
    client.force_login(officer)

    def page(by: str) -> Callable[[], object]:
        return lambda: client.get(f"{questionnaire.staff_address}results/", {"by": by})

    for name, by in (("", ""), (", cross-tab by area", "area"), (", by another question", other)):
        page(by)()  # whoever comes first learns that it is slow
        lines.append(_line(f"Page of results{name}", page(by)))
    return "\n".join(lines)


def _line(name: str, act: Callable[[], object]) -> str:
    """The best of a few rounds."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    best, statements = float("inf"), 0
    for _ in range(ROUNDS):
        with CaptureQueriesContext(connection) as asked:
            began = time.perf_counter()
            act()
            best = min(best, time.perf_counter() - began)
        statements = len(asked)
    return f"| {name} | {best:.2f} | {statements} |"


if __name__ == "__main__":
    main()
