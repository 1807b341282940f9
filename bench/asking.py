"""Asking what takes several requests, as a browser would: for :mod:`bench.surveys` and whatever stands beside it."""

import html
import http.client
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

from .load import CSRF, THREADS, Times

FIELD = re.compile(r"<input\b[^>]*>")
ATTRIBUTE = re.compile(r'\b(name|type|value)="([^"]*)"')
HERE = Path(__file__).resolve().parents[1]
Act = Callable[[http.client.HTTPConnection], None]


def filled_in(page: str) -> dict[str, str]:
    """What a browser sends of a page where somebody chose the first of all answers and typed 3."""
    found: dict[str, str] = {}
    for field in FIELD.findall(page):
        about = dict(ATTRIBUTE.findall(field))
        name, kind = about.get("name", ""), about.get("type", "text")
        if name and name != "csrfmiddlewaretoken" and kind not in ("submit", "file"):
            said = html.unescape(about.get("value", ""))
            found.setdefault(name, said if kind != "text" else said or "3")
    return found


def asked(
    connection: http.client.HTTPConnection,
    path: str,
    body: dict[str, str] | None = None,
    *,
    session: str = "",
    expect: int = 200,
) -> str:
    headers = {"Cookie": f"csrftoken={CSRF}" + (f"; sessionid={session}" if session else "")}
    sent = None
    if body is not None:
        sent = urlencode({**body, "csrfmiddlewaretoken": CSRF})
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    connection.request("GET" if body is None else "POST", path, sent, headers)
    response = connection.getresponse()
    said = response.read().decode()
    if response.status != expect:
        raise AssertionError(f"{path} answered {response.status}, not {expect}: {said[:500]}")
    return said


def looking_at(path: str, session: str = "") -> Act:
    def look(connection: http.client.HTTPConnection) -> None:
        asked(connection, path, session=session)

    return look


def run(port: int, acts: Iterator[Act], seconds: float) -> Times:
    """Like :func:`.load.run`, of whatever takes several requests."""
    times, lock, failures = Times(), threading.Lock(), []
    until = time.perf_counter() + seconds

    def work() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        try:
            while time.perf_counter() < until:
                with lock:
                    act = next(acts, None)
                if act is None:
                    return
                began = time.perf_counter()
                act(connection)
                with lock:
                    times.answers.append((time.perf_counter() - began) * 1000)
        except Exception as problem:  # told in the thread that waits for this one
            failures.append(problem)
        finally:
            connection.close()

    began = time.perf_counter()
    threads = [threading.Thread(target=work) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    times.seconds = time.perf_counter() - began
    if failures:
        raise failures[0]
    return times


@contextmanager
def gunicorn(
    environment: dict[str, str], python: str = sys.executable, *more: str, at: Path = HERE
) -> Iterator[int]:
    """Served by two workers, for the time being; its port."""
    port = free_port()
    address = f"127.0.0.1:{port}"
    own = {"WEB_CONCURRENCY": "2", "PORTAL_ADDRESS": f"http://{address}"}
    server = subprocess.Popen(
        [python, "-m", "gunicorn", "--bind", address, *more], env=environment | own, cwd=at
    )
    try:
        wait_for(port)
        yield port
    finally:
        server.terminate()
        server.wait(30)


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def wait_for(port: int) -> None:
    for _ in range(300):
        with socket.socket() as knock:
            if knock.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    sys.exit("The portal did not start within 30 seconds.")
