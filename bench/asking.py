"""Asking what takes several requests, as a browser would: for :mod:`bench.surveys` and whatever stands beside it."""

import html
import http.client
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from .load import CSRF, Act

FIELD = re.compile(r"<input\b[^>]*>")
ATTRIBUTE = re.compile(r'\b(name|type|value)="([^"]*)"')
HERE = Path(__file__).resolve().parents[1]


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


@dataclass(frozen=True)
class Served:
    """Where it listens, and the process that has started the others."""

    port: int
    master: int


@contextmanager
def gunicorn(
    environment: dict[str, str], python: str = sys.executable, *more: str, at: Path = HERE
) -> Iterator[Served]:
    """Served for the time being, by two workers of four threads each, whatever stands in a file of its settings."""
    port = free_port()
    address = f"127.0.0.1:{port}"
    own = {"WEB_CONCURRENCY": "2", "PORTAL_ADDRESS": f"http://{address}"}
    alike = ["--worker-class", "gthread", "--threads", "4", "--keep-alive", "5"]
    command = [python, "-m", "gunicorn", "--bind", address, *alike, *more]
    server = subprocess.Popen(command, env=environment | own, cwd=at)
    try:
        wait_for(port)
        yield Served(port, server.pid)
    finally:
        server.terminate()
        server.wait(120)


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def wait_for(port: int) -> None:
    for _ in range(1200):
        with socket.socket() as knock:
            if knock.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    sys.exit("The portal did not start within two minutes.")
