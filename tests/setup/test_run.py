"""The portal as somebody starts it on a laptop: really started, asked over HTTP, really stopped."""

import fcntl
import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests import databases
from tools.run import Portal

CHECKOUT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
PATIENCE = 90  # seconds; only reached when something is wrong


@pytest.fixture
def port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def started(var: Path, port: int | str) -> subprocess.Popen:
    servers = ("DATABASE_URL", "CACHE_URL", "BROKER_URL", "STORAGE_URL", "DJANGO_SETTINGS_MODULE")
    environment = {name: value for name, value in os.environ.items() if name not in servers}
    environment |= {"PORTAL_VAR": str(var), "PORT": str(port), "DEMO": "0"}
    return subprocess.Popen(
        [sys.executable, "-m", "tools.run"],
        cwd=CHECKOUT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


@contextmanager
def running(var: Path, port: int):
    """A portal that has said where it is; stopped the hard way if a test has not stopped it."""
    portal = started(var, port)
    try:
        line = ""
        while "The portal is at" not in line:
            line = portal.stdout.readline()
            assert line, "The portal ended before it said where it is."
        yield portal
    finally:
        portal.terminate()
        portal.communicate(timeout=PATIENCE)


def eventually(true: Callable[[], object]) -> bool:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if true():
            return True
        time.sleep(0.1)
    return False


def processes_on(var: Path) -> list[int]:
    """Everything alive that was started with this data folder."""
    mine = f"PORTAL_VAR={var}".encode()
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if mine in (process / "environ").read_bytes().split(b"\0"):
                found.append(int(process.name))
        except OSError:
            continue  # it ended while we looked, or is somebody else's
    return found


def ask(port: int, path: str) -> tuple[int, bytes]:
    with closing(HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read()


def stopped(portal: subprocess.Popen, how: signal.Signals) -> str:
    portal.send_signal(how)
    said, _ = portal.communicate(timeout=PATIENCE)
    assert portal.returncode == 0, said
    return said


def rename_a_tenure(var: Path) -> None:
    with closing(sqlite3.connect(var / "portal.sqlite3")) as database, database:
        database.execute("UPDATE customers_tenure SET name = 'Crofter' WHERE id = 1")


def tenures(var: Path) -> set[str]:
    with closing(sqlite3.connect(var / "portal.sqlite3")) as database:
        return {name for (name,) in database.execute("SELECT name FROM customers_tenure")}


@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes the way Linux shows them")
def test_however_it_ends_it_leaves_no_process_and_finds_its_data_when_started_again(tmp_path, port):
    """One folder, since to start takes long: Ctrl-C first, then a part that ends by itself.

    Its tables are those of the suite's own database, where there is one, which shows that they can be made of nothing.
    """
    if databases.kept_file().exists():
        shutil.copyfile(databases.kept_file(), tmp_path / "portal.sqlite3")
    with running(tmp_path, port) as portal:
        status, body = ask(port, "/readyz")
        assert status == 200
        assert set(json.loads(body).values()) == {"ok"}
        assert len(processes_on(tmp_path)) >= 4  # this one, the web server, the worker and beat
        rename_a_tenure(tmp_path)

        said = stopped(portal, signal.SIGINT)
        assert "Stopping the portal. Its data stays." in said
        assert "Traceback" not in said
        assert eventually(lambda: processes_on(tmp_path) == [])

    with running(tmp_path, port) as portal:
        assert "Crofter" in tenures(tmp_path)

        kill_beat(tmp_path)
        said, _ = portal.communicate(timeout=PATIENCE)

        assert "The portal has stopped, because beat ended by itself." in said
        assert portal.returncode == 1
        assert eventually(lambda: processes_on(tmp_path) == [])


def kill_beat(var: Path) -> None:
    beat = next(pid for pid in processes_on(var) if b"beat" in arguments_of(pid))
    os.kill(beat, signal.SIGKILL)


def arguments_of(pid: int) -> list[bytes]:
    return Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")


def test_a_supervisor_and_a_window_that_is_closed_stop_it_as_ctrl_c_does(monkeypatch):
    on = {}
    monkeypatch.setattr(signal, "signal", on.__setitem__)

    portal = Portal({})

    assert on[signal.SIGTERM] == on[signal.SIGHUP] == on[signal.SIGINT] == portal.ask_to_stop
    on[signal.SIGTERM]()
    assert portal.asked_to_stop


def test_what_runs_is_asked_to_stop_and_may_finish_what_it_has_in_hand(tmp_path, monkeypatch):
    monkeypatch.setattr(signal, "signal", lambda *_: None)  # the test's own stay as they are
    ready, finished = tmp_path / "ready", tmp_path / "finished"
    works = (
        "import pathlib, signal\n"
        f"signal.signal(signal.SIGTERM, lambda *_: pathlib.Path({str(finished)!r}).touch() or exit())\n"
        f"pathlib.Path({str(ready)!r}).touch()\n"
        "signal.pause()"
    )
    portal = Portal(dict(os.environ))

    portal.start("the worker", sys.executable, "-c", works)
    assert eventually(ready.exists)
    portal.stop()

    assert finished.exists()


def test_beat_says_nothing_when_it_is_stopped_while_it_is_starting(tmp_path):
    beat = subprocess.run(
        [
            *(BIN / "celery", "--quiet", "--app=portal", "beat", "--loglevel=WARNING"),
            *("--pidfile=", f"--schedule={tmp_path}/beat"),
            "--scheduler=tests.setup.stopped_while_starting:StoppedWhileStarting",
        ],
        cwd=CHECKOUT,
        env=os.environ
        | {"DJANGO_SETTINGS_MODULE": "portal.settings.embedded", "PORTAL_VAR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )

    assert beat.returncode == -signal.SIGTERM
    assert beat.stdout + beat.stderr == ""


def test_a_taken_port_is_one_sentence_with_the_command_to_type(tmp_path, port):
    with socket.socket() as somebody_else:
        somebody_else.bind(("127.0.0.1", port))
        somebody_else.listen()

        portal = started(tmp_path, port)
        said, _ = portal.communicate(timeout=PATIENCE)

    assert said.strip() == (
        f"Port {port} is taken by another program. Type, for example: make run PORT={port + 1}"
    )
    assert portal.returncode == 1


@pytest.mark.parametrize("written", ["eight", "0", "70000", "-1"])
def test_a_port_that_is_none_is_one_sentence(tmp_path, written):
    portal = started(tmp_path, written)
    said, _ = portal.communicate(timeout=PATIENCE)

    assert said.strip() == (
        f"PORT is {written}, which is not a port. Type, for example: make run PORT=8001"
    )


def test_two_portals_do_not_share_one_folder(tmp_path, port):
    with (tmp_path / "running").open("w") as first:
        fcntl.flock(first, fcntl.LOCK_EX)

        second = started(tmp_path, port)
        said, _ = second.communicate(timeout=PATIENCE)

    assert said.strip() == f"The portal is already running with the data in {tmp_path}."


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path, port):
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")

    portal = started(in_the_way / "var", port)
    said, _ = portal.communicate(timeout=PATIENCE)

    assert f"The portal keeps its data in {in_the_way}/var, and cannot write there" in said
    assert len(said.strip().splitlines()) == 1
