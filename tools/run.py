"""Runs the portal on this machine: web server, worker and beat together, until Ctrl-C or SIGTERM.

PORT         the port on 127.0.0.1, 8000 if not set
PORTAL_VAR   the folder of its data, var/ if not set
"""

import fcntl
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.problem import Problem, told_plainly

CHECKOUT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
HOST = "127.0.0.1"
PATIENCE = 10  # seconds from a polite request to stop until the impolite one


class Portal:
    """The processes of one portal. Each leads a group of its own, so that none is left behind."""

    def __init__(self, environment: dict[str, str]):
        self.environment = environment
        self.running: dict[str, subprocess.Popen] = {}
        self.asked_to_stop = False
        for signal_number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(signal_number, self.ask_to_stop)

    def ask_to_stop(self, *_: object) -> None:
        if not self.asked_to_stop:
            print("\nStopping the portal. Its data stays.", flush=True)
        self.asked_to_stop = True

    def start(self, name: str, *command: str | Path) -> None:
        self.running[name] = subprocess.Popen(
            command, cwd=CHECKOUT, env=self.environment, start_new_session=True
        )

    def wait(self, until: Callable[[], object]) -> bool:
        """False where somebody asked to stop first."""
        while not self.asked_to_stop:
            if until():
                return True
            time.sleep(0.1)
        return False

    def ended(self) -> str | None:
        return next((name for name, run in self.running.items() if run.poll() is not None), None)

    def stop(self) -> None:
        self.signal_all(signal.SIGTERM)
        deadline = time.monotonic() + PATIENCE
        while any(run.poll() is None for run in self.running.values()):
            if time.monotonic() > deadline:
                break
            time.sleep(0.05)
        self.signal_all(signal.SIGKILL, whole_group=True)
        for run in self.running.values():
            run.wait()

    def signal_all(self, number: signal.Signals, *, whole_group: bool = False) -> None:
        for run in self.running.values():
            if whole_group:
                try:
                    os.killpg(run.pid, number)
                except ProcessLookupError:
                    continue  # all of it has gone already, as it should
            else:
                run.send_signal(number)


def main() -> None:
    with told_plainly():
        port = chosen_port()
        var = Path(os.environ.get("PORTAL_VAR") or CHECKOUT / "var").absolute()
        with only_one(var):
            check_free(port)
            serve(Portal(environment(port, var)), port, var)


def chosen_port() -> int:
    written = os.environ.get("PORT") or "8000"
    if not written.isdecimal() or not 0 < int(written) < 65536:
        raise Problem(
            f"PORT is {written}, which is not a port. Type, for example: make run PORT=8001"
        )
    return int(written)


@contextmanager
def only_one(var: Path) -> Iterator[None]:
    """Two workers and two beats on one folder would do everything twice."""
    try:
        (var / "tmp").mkdir(parents=True, exist_ok=True)
        lock = (var / "running").open("a+")
    except OSError as problem:
        raise Problem(
            f"The portal keeps its data in {var}, and cannot write there: {problem.strerror}. "
            "Type, for example: make run PORTAL_VAR=$HOME/portal"
        ) from problem
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Problem(f"The portal is already running with the data in {var}.") from None
        yield


def check_free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except PermissionError:
            raise Problem(
                f"Port {port} is reserved for the system. Type, for example: make run PORT=8001"
            ) from None
        except OSError:
            raise Problem(
                f"Port {port} is taken by another program. Type, for example: "
                f"make run PORT={port + 1}"
            ) from None


def environment(port: int, var: Path) -> dict[str, str]:
    defaults = {
        "DJANGO_SETTINGS_MODULE": "portal.settings.embedded",
        "PORTAL_ADDRESS": f"http://{HOST}:{port}",
        "TMPDIR": str(var / "tmp"),
        # Celery's advice to servers; on a laptop the folder's owner is who starts it.
        "PYTHONWARNINGS": "ignore:You're running the worker with superuser privileges",
    }
    return defaults | os.environ | {"PORTAL_VAR": str(var)}


def serve(portal: Portal, port: int, var: Path) -> None:
    try:
        portal.start("the database", sys.executable, "-m", "tools.prepare")
        if not portal.wait(portal.ended):
            return
        if portal.running.pop("the database").returncode:
            raise Problem("The database could not be made ready; the reason is above.")

        celery = (BIN / "celery", "--quiet", "--app=portal")
        quiet = ("--without-gossip", "--without-mingle", "--without-heartbeat")
        portal.start("the web server", BIN / "gunicorn", "portal.wsgi", f"--bind={HOST}:{port}")
        portal.start(
            "the worker", *celery, "worker", "--concurrency=2", "--loglevel=WARNING", *quiet
        )
        portal.start(
            "beat", *celery, "beat", "--loglevel=WARNING", "--pidfile=", f"--schedule={var}/beat"
        )
        if portal.wait(lambda: portal.ended() or answers(port)) and not portal.ended():
            print(f"\nThe portal is at http://{HOST}:{port}   (Ctrl-C stops it)\n", flush=True)
        if portal.wait(portal.ended):
            raise Problem(f"The portal has stopped, because {portal.ended()} ended by itself.")
    finally:
        portal.stop()


def answers(port: int) -> bool:
    """Any answer will do: one that refuses this host name comes from a server that is up."""
    ask = http.client.HTTPConnection(HOST, port, timeout=5)
    try:
        ask.request("GET", "/healthz")
        return ask.getresponse().status > 0
    except OSError:
        return False
    finally:
        ask.close()


if __name__ == "__main__":
    main()
