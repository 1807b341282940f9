"""``python -m bench.many``: what staff wait for where there are 200,000 customers.

Each page is asked for inside one process, as an officer who is signed in, on PostgreSQL with a million
times that somebody took part. What is counted is processor time, Python's and the database's together,
without parallel workers, so that other work on the machine does not slow what is measured. DATABASE_URL names a database whose name ours begins with; it is filled
once, which takes several minutes, and kept. Then every page of staff is walked by its links, and those
that take longer than half a second are named.
"""

import os
import statistics
import subprocess
import sys
import tempfile

from .worlds import DEFAULT_DATABASE, make_database_at, say

CUSTOMERS = 200_000
#: Rooms are only so big, and some people take no part whatever they are asked: about a million of
#: these become lines of the ledger.
ENGAGEMENTS = 1_550_000
TIMES = 5
ASKED = {
    "Segment count: everybody": "/staff/segments/count/",
    "Segment count: tenants of 25 to 34 who never took part": (
        "/staff/segments/count/?tenures=tenant&ages=25_34&engagement=never"
    ),
    "Staff search, “du”": "/staff/people/search/?q=du",
    "Staff search, “duncan o”": "/staff/people/search/?q=duncan+o",
    "Staff search, a postcode": "/staff/people/search/?q=gm1+2ab",
    "Staff search, nobody fits": "/staff/people/search/?q=zzyzx",
    "People who may be on record twice": "/staff/people/duplicates/",
    "Profiles": "/staff/profiles/",
    "Segments": "/staff/segments/",
    "Areas with no engagement": "/staff/representation/areas/",
    "Who takes part: age": "/staff/representation/?by=age",
    "Who takes part: age and tenure": "/staff/representation/?by=age&beside=tenure",
    "Who takes part: ethnic group": "/staff/representation/?by=ethnicity",
}


def main() -> None:
    address = f"{os.environ.get('DATABASE_URL', DEFAULT_DATABASE)}_200k"
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {
            "DATABASE_URL": address,
            "DJANGO_SETTINGS_MODULE": "portal.settings.embedded",
            "PORTAL_VAR": folder,
        }
        make_database_at(address)
        subprocess.run([sys.executable, "-m", "bench.many", "ask"], env=environment, check=True)


def fill() -> None:
    from django.core.management import call_command
    from django.db import connection

    from participation.people.customers.models import Customer
    from participation.programme.activities.models import Engagement

    call_command("migrate", verbosity=0)
    if not Customer.objects.exists():
        say(f"Making {CUSTOMERS:,} customers who take part {ENGAGEMENTS:,} times at most")
        call_command(
            "seed_demo",
            customers=CUSTOMERS,
            engagements=ENGAGEMENTS,
            without_report=True,
            verbosity=0,
        )
    with connection.cursor() as cursor:  # as the server itself does by and by
        cursor.execute("ANALYZE")
    say(
        f"{Customer.objects.count():,} customers, {Engagement.objects.count():,} lines of the ledger"
    )


def ask() -> None:
    """The first time, when nothing is kept yet, and the middle of the next few."""
    import django

    django.setup()
    fill()

    from django.core.cache import cache
    from django.db import connection

    from base.accounts.models import User
    from base.core.counted_lately import FIGURES
    from participation.people.equality.models import Answer, CountedTable
    from portal.demo.world.cast import ADMINISTRATOR, MANAGER, OFFICER

    from .staff_pages import LIMIT, Timed, processor_seconds, slow_pages

    def signed_in(person) -> Timed:
        client = Timed(headers={"host": "localhost"})
        client.force_login(User.objects.get(email=person.email))
        return client

    with connection.cursor() as cursor:  # whose work would be in no figure
        cursor.execute("SET max_parallel_workers_per_gather = 0")
    officer = signed_in(OFFICER)
    cache.clear()
    CountedTable.objects.all().delete()
    Answer.objects.update(counted_in=0)
    firsts = {name: seconds(officer, path) for name, path in ASKED.items()}
    say("Counting ahead, as the clock has workers do every ten minutes")
    began = processor_seconds()
    counted = [figure.keep(args) for figure in FIGURES for args in figure.ahead()]
    print(f"{len(counted)} figures counted ahead in {processor_seconds() - began:.1f} s.\n")
    print("| Asked for | First ms | Once it is counted ms |\n|---|---:|---:|")
    for name, path in ASKED.items():
        again = statistics.median(seconds(officer, path) for _ in range(TIMES))
        print(f"| {name} | {firsts[name] * 1000:.0f} | {again * 1000:.0f} |", flush=True)
    say("Walking every page of staff")
    number, slow = slow_pages([officer, signed_in(MANAGER), signed_in(ADMINISTRATOR)])
    print(f"\nOf {number} addresses of staff {len(slow)} took more than {LIMIT * 1000:.0f} ms.")
    for one in slow:
        again = "" if one.again is None else f", then {one.again * 1000:.0f}"
        print(f"- {one.address}: {one.first * 1000:.0f} ms{again}", flush=True)


def seconds(client, path: str) -> float:
    response = client.get(path)
    if response.status_code != 200:
        sys.exit(f"{path} answered {response.status_code}.")
    return client.took[path][-1]


if __name__ == "__main__":
    ask() if sys.argv[1:] == ["ask"] else main()
