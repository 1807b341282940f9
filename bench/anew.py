"""``python -m bench.anew``: what pages cost that are made for one person, in processor time.

Whole pages inside one process, asked for in turn, in the world of 2,000 customers. Processor time is
nearly the same on a busy machine, and each page is set beside a view with three queries that is asked
for by the same person.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time

from .worlds import make_world, settings

CUSTOMERS, ENGAGEMENTS = 2_000, 4_000
TIMES, WARM_UPS = int(os.environ.get("TIMES", 100)), 10
QUERIES, NOT_CHANGED = "The view with three queries", "Feed, not changed since"
#: Who asks, the page and its address. Nothing kept answers a reader, a visitor for whom a message waits.
PAGES = [
    ("customer", QUERIES, "/bench/queries/"),
    ("customer", "My involvement", "/me/"),
    ("customer", "Home", "/"),
    ("customer", "Menu of opportunities", "/get-involved/"),
    ("customer", "Calendar", "/calendar/"),
    ("customer", "Event", "/events/{event}/"),
    ("customer", "Consultations", "/consultations/"),
    ("customer", "Consultation", "/consultations/{consultation}/"),
    ("customer", "You said, we did", "/you-said-we-did/"),
    ("reader", "Home, made anew", "/"),
    ("reader", "Calendar, made anew", "/calendar/"),
    ("visitor", "Feed of the calendar", "/calendar.ics"),
    ("visitor", NOT_CHANGED, "/calendar.ics"),
    ("officer", "Today's page", "/staff/"),
    ("officer", "People", "/staff/people/"),
    ("officer", "Activities", "/staff/activities/"),
]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        make_world(folder, CUSTOMERS, ENGAGEMENTS)
        asking = [sys.executable, "-m", "bench.anew", "ask"]
        subprocess.run(asking, env=settings(folder, CUSTOMERS), check=True)


def ask() -> None:
    import django

    django.setup()

    from django.contrib.messages.storage.cookie import CookieStorage
    from django.test import Client

    from base.accounts.models import User
    from participation.programme.consultations.models import Consultation
    from participation.programme.events.models import Event
    from portal.demo.world.cast import CUSTOMER, OFFICER

    def signed_in(email: str) -> Client:
        client = Client(SERVER_NAME="127.0.0.1")
        client.force_login(User.objects.get(email=email))
        return client

    asking = {
        "customer": signed_in(CUSTOMER.email),
        "officer": signed_in(OFFICER.email),
        "visitor": Client(SERVER_NAME="127.0.0.1"),
        "reader": Client(SERVER_NAME="127.0.0.1"),
    }
    newest = {"event": Event, "consultation": Consultation}
    known = {
        name: kind.objects.published().latest("starts_at").slug for name, kind in newest.items()
    }
    took: dict[str, list[float]] = {name: [] for _, name, _ in PAGES}
    tag = ""
    for number in range(WARM_UPS + TIMES):
        for who, name, address in PAGES:
            path = address.format(**known)
            if who == "reader":
                asking[who].cookies[CookieStorage.cookie_name] = "none"
            headers = {"If-None-Match": tag} if name == NOT_CHANGED else {}
            began = time.process_time()
            response = asking[who].get(path, headers=headers)
            ended = time.process_time()
            if response.status_code not in (200, 304):
                sys.exit(f"{path} answered {response.status_code}.")
            tag = response.headers.get("ETag", "")
            if number >= WARM_UPS:
                took[name].append(ended - began)
    base = statistics.median(took[QUERIES])
    print("| Page | Processor ms | of three queries |\n|---|---:|---:|")
    for who, name, _ in PAGES:
        middle = statistics.median(took[name])
        print(f"| {name} ({who}) | {middle * 1000:.1f} | {base / middle:.2f} |")


if __name__ == "__main__":
    ask() if sys.argv[1:] == ["ask"] else main()
