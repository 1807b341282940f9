"""Every page of staff, walked by its own links, and what each takes of the processor."""

import os
import statistics
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import connection
from django.test import Client

from tests.journeys.every_page.walk import walk

LIMIT = 0.5
TIMES = 5
#: Pages of one kind: the second often has what the first lacks.
OF_A_KIND = 2


def processor_seconds() -> float:
    """What this process and the server's for its connection have worked so far.

    It is what a page costs on a machine that does nothing else, also where this one does. A server
    elsewhere keeps its part to itself.
    """
    connection.ensure_connection()
    try:
        with open(f"/proc/{connection.connection.info.backend_pid}/stat") as stat:
            user, system = stat.read().rpartition(")")[2].split()[11:13]
    except FileNotFoundError:
        return time.process_time()
    return time.process_time() + (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


class Timed(Client):
    """What each answer took to begin, by its address, in the order of asking."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.took: dict[str, list[float]] = defaultdict(list)

    def get(self, path, *args, **kwargs):
        began = processor_seconds()
        response = super().get(path, *args, **kwargs)
        if response.streaming:
            next(iter(response.streaming_content), None)
        self.took[path].append(processor_seconds() - began)
        return response


@dataclass(frozen=True)
class Slow:
    """A page above the limit; ``again`` is the middle of the next few, or None where it was asked once."""

    address: str
    first: float
    again: float | None


def walked(client: Timed) -> Iterator[str]:
    """Each address of staff that was opened."""
    for page in walk(client, "/staff/", pages_of_a_kind=OF_A_KIND):
        if page.address.startswith("/staff/"):
            yield page.address


def slow_pages(clients: Iterable[Timed]) -> tuple[int, list[Slow]]:
    """How many addresses were opened, and the slow ones, each once, the slowest first."""
    met: set[str] = set()
    found = []
    for client in clients:
        for _ in walked(client):
            pass
        for address, (first, *again) in sorted(client.took.items()):
            if address in met or not address.startswith("/staff/"):
                continue
            met.add(address)
            if max(first, *again, 0) > LIMIT:
                for _ in range(TIMES if again else 0):
                    client.get(address)
                again = client.took[address][-TIMES:] if again else []
                found.append(Slow(address, first, statistics.median(again) if again else None))
    return len(met), sorted(found, key=lambda one: -max(one.first, one.again or 0))
