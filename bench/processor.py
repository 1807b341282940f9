"""What processes have worked, whatever else the machine does: of a server, and of PostgreSQL for it.

Read from ``/proc``, so on Linux alone, and of a database on this machine.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from .asking import Served

TICKS = os.sysconf("SC_CLK_TCK")
PROC = Path("/proc")


@dataclass(frozen=True)
class Worked:
    """Milliseconds of the processor for one act: of the web server, and of the database for it."""

    server: float
    database: float

    @property
    def both(self) -> float:
        return self.server + self.database


@dataclass
class Processes:
    """Those of one server and of its database, which the address ``url`` leads to."""

    served: Served
    url: str

    def seconds(self) -> tuple[dict[int, float], dict[int, float]]:
        return _seconds(_begun_by(self.served.master)), _seconds(self._of_database())

    def _of_database(self) -> list[int]:
        address = urlsplit(self.url)
        with psycopg.connect(address._replace(path="/postgres").geturl()) as server:
            found = server.execute(
                "SELECT pid FROM pg_stat_activity WHERE datname = %s", [address.path.lstrip("/")]
            )
            return [pid for (pid,) in found]


def worked(
    before: tuple[Mapping[int, float], Mapping[int, float]],
    after: tuple[Mapping[int, float], Mapping[int, float]],
    acts: int,
) -> Worked:
    server, database = (
        sum(seconds - earlier.get(pid, 0) for pid, seconds in later.items()) * 1000 / acts
        for earlier, later in zip(before, after, strict=True)
    )
    return Worked(server, database)


def _begun_by(master: int) -> list[int]:
    found = (PROC / str(master) / "task" / str(master) / "children").read_text()
    return [master, *map(int, found.split())]


def _seconds(pids: list[int]) -> dict[int, float]:
    found = {}
    for pid in pids:
        try:
            stat = (PROC / str(pid) / "stat").read_text()
        except FileNotFoundError:  # it has ended since
            continue
        user, system = stat.rpartition(")")[2].split()[11:13]
        found[pid] = (int(user) + int(system)) / TICKS
    return found
