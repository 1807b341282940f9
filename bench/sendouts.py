"""``python -m bench.sendouts [people] [rounds]``: planning a send-out, beside a bare INSERT … SELECT.

Both write as many messages for the same people into the same table of a PostgreSQL database of their
own, a process each. The portal's also judges every person by the rules of sending: everybody has
agreed by one way or two, one in five said no later, one in three was asked before. Beside them: how
long counting a segment, and whom the send-out would reach, takes among four times as many customers.
DATABASE_URL names a database whose name ours begins with.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable

PEOPLE, ROUNDS, CUSTOMERS_FOR_EACH = 50_000, 3, 4
CONTENDERS = ("Bare INSERT … SELECT", "The portal: planned", "Segment counted", "Reach foreseen")

CUSTOMERS = """
    INSERT INTO customers_customer (name, email, phone, address, postcode, preferred_channel,
        language, support_notes, wants_results, created_at, search_text, level_id, tenure_id)
    SELECT 'Person ' || n, 'person' || n || '@post.example', '', n || ' Mill Lane', 'GM1 1AB',
        CASE n %% 3 WHEN 0 THEN 'post' WHEN 1 THEN 'email' ELSE '' END, 'en', '', true, now(),
        'person ' || n, NULL, CASE WHEN n <= %s THEN %s END
    FROM generate_series(1, %s) AS n
"""
CONSENTS = """
    INSERT INTO contact_consent (customer_id, purpose, channel, given, wording, source, at)
    SELECT id, 'invitation', way, said, 'May we?', 'join', now() - later * interval '1 day'
    FROM customers_customer, (VALUES ('email', true, 30), ('post', true, 30), ('email', false, 5))
        AS words (way, said, later)
    WHERE said OR id %% 5 = 0
"""
ASKED = """
    INSERT INTO contact_message (customer_id, channel, purpose, template, about, dedupe_key, address,
        language, subject, text, html, state, held_by_rule, due_at, created_at, sent_at, attempts,
        error)
    SELECT id, 'email', 'invitation', 'bench', '', 'bench:' || id, email, 'en', 'Bench', '', '',
        'sent', '', now() - (id %% 300) * interval '1 day', now(),
        now() - (id %% 300) * interval '1 day', 1, ''
    FROM customers_customer WHERE id %% 3 = 0
"""
BARE = """
    INSERT INTO contact_message (customer_id, channel, purpose, template, about, dedupe_key, address,
        language, subject, text, html, state, held_by_rule, due_at, created_at, attempts, error)
    SELECT id, 'email', 'invitation', 'bench', 'bench:bare', 'bare:' || id, '', language, 'Bench',
        '', '', 'planned', '', now(), now(), 0, ''
    FROM customers_customer WHERE tenure_id IS NOT NULL
"""


def main() -> None:
    from bench.worlds import DEFAULT_DATABASE

    people = int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else ROUNDS
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "DATABASE_URL": f"{os.environ.get('DATABASE_URL', DEFAULT_DATABASE)}_sendouts",
            "DJANGO_SETTINGS_MODULE": "portal.settings.embedded",
            "PORTAL_VAR": folder,
        }

        def in_its_own(*command: str) -> str:
            return subprocess.run(
                [sys.executable, "-m", "bench.sendouts", *command, str(people)],
                env=environment,
                stdout=subprocess.PIPE,
                text=True,
                check=True,
            ).stdout

        in_its_own("prepare")
        best: dict[str, dict] = {}
        for _ in range(rounds):
            for name in CONTENDERS:
                one = json.loads(in_its_own("run", name))
                if name not in best or one["seconds"] < best[name]["seconds"]:
                    best[name] = one
    print(table(best))


def table(best: dict[str, dict]) -> str:
    bare = best[CONTENDERS[0]]["seconds"]
    lines = ["| What | Seconds | of bare | Rows | Grew by MB |", "|---|---:|---:|---:|---:|"]
    lines += [
        f"| {name} | {one['seconds']:.2f} | {one['seconds'] / bare:.2f} | {one['rows']:,} "
        f"| {one['grew_mb']} |"
        for name, one in best.items()
    ]
    return "\n".join(lines)


# --- In a process of its own -------------------------------------------------------------------


def prepare(people: int) -> None:
    from django.core.management import call_command
    from django.db import connection

    from bench.worlds import make_database_at
    from participation.people.customers.models import Tenure

    make_database_at(os.environ["DATABASE_URL"])
    call_command("migrate", verbosity=0)
    call_command("load_lookups", verbosity=0)
    tenant = Tenure.objects.get(code="tenant")
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE customers_customer, contact_message, sendouts_sendout CASCADE")
        cursor.execute(CUSTOMERS, [people, tenant.pk, people * CUSTOMERS_FOR_EACH])
        cursor.execute(CONSENTS.replace("%%", "%"))
        cursor.execute(ASKED.replace("%%", "%"))
        cursor.execute("VACUUM ANALYZE")


def run(name: str, people: int) -> None:
    from django.db import connection

    from participation.reach.sendouts.models import SendOut
    from participation.reach.sendouts.stats import forecast

    send_out = make_send_out()
    acts: dict[str, Callable[[], object]] = {
        CONTENDERS[0]: bare,
        CONTENDERS[1]: lambda: plan(send_out),
        CONTENDERS[2]: send_out.people().count,
        CONTENDERS[3]: lambda: forecast(send_out),
    }
    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.perf_counter()
    acts[name]()
    seconds = time.perf_counter() - started
    grew = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM contact_message WHERE template <> 'bench' OR about <> ''")
        rows = max(cursor.rowcount, 0)
        cursor.execute("VACUUM ANALYZE contact_message")
    SendOut.objects.all().delete()
    assert rows in (0, people), rows
    json.dump({"seconds": seconds, "rows": rows, "grew_mb": grew}, sys.stdout)


def bare() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(BARE)


def plan(send_out) -> None:
    from participation.reach.sendouts import planning
    from participation.reach.sendouts.models import SendOut

    assert SendOut.objects.run(send_out.pk, planning.write_messages)


def make_send_out():
    from django.utils import timezone

    from base.accounts.models import User
    from participation.messages.contact.models import Purpose
    from participation.reach.segments.models import Segment
    from participation.reach.sendouts.models import SendOut, Template

    by, _ = User.objects.get_or_create(email="bench@post.example", defaults={"name": "Bench"})
    segment, _ = Segment.objects.get_or_create(
        name="Bench", defaults={"criteria": {"tenures": ["tenant"]}}
    )
    template, _ = Template.objects.get_or_create(
        name="Bench", purpose=Purpose.INVITATION, defaults={"created_by": by}
    )
    return SendOut.objects.create(
        name="Bench",
        segment=segment,
        template=template,
        purpose=template.purpose,
        team="repairs",
        starts_at=timezone.now(),
        state=SendOut.State.TO_PLAN,
        criteria=segment.criteria,
        words=[{"language": "en", "format": "standard", "subject": "Bench", "text": "Bench"}],
        created_by=by,
    )


if __name__ == "__main__":
    if sys.argv[1:2] in (["run"], ["prepare"]):
        import django

        django.setup()
        if sys.argv[1] == "run":
            run(sys.argv[2], int(sys.argv[3]))
        else:
            prepare(int(sys.argv[2]))
    else:
        main()
