"""Several acts at one moment, each in a thread and a connection of its own."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from base.core.refused import Refused


@pytest.fixture
def many_writers():
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets one write at a time; PostgreSQL settles this race.")


def pressed_together(*acts) -> list[str]:
    """What became of each act, all of them pressed at one moment."""
    together, said = Barrier(len(acts)), []

    def press(act) -> None:
        together.wait()
        try:
            act()
            said.append("done")
        except Refused:
            said.append("refused")
        finally:
            connection.close()

    threads = [Thread(target=press, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(said)
