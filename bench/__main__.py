"""``make bench``. Needs PostgreSQL: DATABASE_URL names a database whose name ours begin with."""

import itertools
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

from .asking import free_port, wait_for
from .load import Request, Times, run
from .weight import first_view_kb
from .worlds import in_portal, make_world, say, settings

#: Customers, and times somebody took part; the last is what the table is about.
SIZES = {
    "small": ((2_000, 4_000),),
    "full": ((2_000, 4_000), (50_000, 100_000)),
}
#: Filling a world of each size takes some minutes more, the first time.
MINUTES = {"small": 4, "full": 8}
#: Pages are asked for in turn, so that whatever else the machine does falls on all of them alike.
ROUNDS, SECONDS = 4, 0.8
BARE, QUERIES = "Bare view, static template", "The same with three queries"
#: The same page for somebody for whom a message waits, so that nothing kept can answer.
MADE_ANEW = ", made anew"
BOOK, LOCK = "Booking", "Bare lock, insert, commit"


@dataclass
class Portal:
    """One size of the demo world, served by gunicorn."""

    customers: int
    port: int
    facts: dict
    times: dict[str, Times] = field(default_factory=dict)

    def targets(self) -> dict[str, Iterator[Request]]:
        forever = itertools.repeat
        gets: dict[str, Iterator[Request]] = {
            BARE: forever(Request("/bench/bare/")),
            QUERIES: forever(Request("/bench/queries/")),
        }
        for page in self.facts["pages"]:
            gets[page["name"]] = forever(Request(page["path"], page["session"]))
            if not page["session"] and not page["path"].endswith(".ics"):  # it is kept for all
                gets[f"{page['name']}{MADE_ANEW}"] = forever(Request(page["path"], kept=False))
        crowd = self.facts["crowd"]
        lock = (
            Request(f"{self.facts['lock']}{p['customer']}/", body="", expect=302) for p in crowd
        )
        book = (
            Request(self.facts["book"], p["session"], "access_needs=", expect=302) for p in crowd
        )
        return gets | {LOCK: lock, BOOK: book}


def main() -> None:
    size = os.environ.get("SIZE") or "full"
    if size not in SIZES:
        sys.exit(f"SIZE is one of {', '.join(SIZES)}.")
    say(f"This takes some {MINUTES[size]} minutes, and longer when a world is filled first")
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        portals = [
            stack.enter_context(served(folder, customers, engagements))
            for customers, engagements in SIZES[size]
        ]
        say("Asking for pages")
        measure(portals)
        weights = first_view_kb(portals[-1].port, "/")
        say("Building a report")
        report = json.loads(in_portal(folder, portals[-1].customers, "-m", "bench.report"))
    print(table(portals))
    print(figures(report, weights))


def measure(portals: list[Portal]) -> None:
    targets = [(portal, portal.targets()) for portal in portals]
    for portal, asked in targets:
        for name, requests in asked.items():
            if name not in (BOOK, LOCK):
                run(portal.port, itertools.islice(requests, 20), SECONDS)  # warms up
            portal.times[name] = Times()
    for _ in range(ROUNDS):
        for name in targets[0][1]:
            for portal, asked in targets:
                portal.times[name].add(run(portal.port, asked[name], SECONDS))


@contextmanager
def served(folder: str, customers: int, engagements: int) -> Iterator[Portal]:
    make_world(folder, customers, engagements)
    facts = json.loads(in_portal(folder, customers, "-m", "bench.prepare"))
    port = free_port()
    gunicorn = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}"],
        env=settings(folder, customers)
        | {"WEB_CONCURRENCY": "2", "PORTAL_ADDRESS": f"http://127.0.0.1:{port}"},
    )
    try:
        wait_for(port)
        yield Portal(customers, port, facts)
    finally:
        gunicorn.terminate()
        gunicorn.wait(30)
        # No worker ran, so the nudges of every booking are still waiting for one.
        in_portal(folder, customers, "-m", "celery", "--quiet", "--app=portal", "purge", "--force")


def table(portals: list[Portal]) -> str:
    """Of the big world; its p50 also beside the small one's."""
    small, big = portals[0], portals[-1]
    number_of = {page["name"]: page["queries"] for page in big.facts["pages"]}
    lines = [
        "| Page | Requests/s | p50 ms | p95 ms | of bare | of three queries | p50 to small world | Queries |",
        "|---|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for name, times in big.times.items():
        posts = name in (BOOK, LOCK)
        base = big.times[LOCK] if posts else big.times[BARE]
        of_queries = "" if posts else f"{times.per_second / big.times[QUERIES].per_second:.2f}"
        lines.append(
            f"| {name} | {times.per_second:.0f} | {times.p50:.1f} | {times.p95:.1f} "
            f"| {times.per_second / base.per_second:.2f} | {of_queries} "
            f"| {times.p50 / small.times[name].p50:.2f} | {number_of.get(name, '')} |"
        )
    return "\n".join(lines)


def figures(report: dict, weights: dict[str, float]) -> str:
    parts = ", ".join(f"{kind} {kb:.1f}" for kind, kb in sorted(weights.items()))
    return (
        f"\nReport: {report['total']:.1f} s, of which WeasyPrint {report['share']:.0%}, figures "
        f"{report['figures']:.1f} s in {report['queries']} queries; peak {report['peak_mb']} MB.\n"
        f"First view of the home page: {sum(weights.values()):.1f} kB ({parts})."
    )


if __name__ == "__main__":
    main()
