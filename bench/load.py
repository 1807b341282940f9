"""A small HTTP client that asks for pages from several threads and notes how long each took."""

import http.client
import statistics
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

THREADS = 4  # two for each of gunicorn's workers, so that neither waits for us


@dataclass(frozen=True)
class Request:
    path: str
    session: str = ""
    body: str | None = None
    """A form to POST, without its CSRF token; None asks by GET."""
    expect: int = 200
    kept: bool = True
    """Whether a page kept for visitors may answer: it may not where a message waits for somebody."""


@dataclass
class Times:
    """Milliseconds of every answer, and how long the threads were at it."""

    answers: list[float] = field(default_factory=list)
    seconds: float = 0

    @property
    def per_second(self) -> float:
        return len(self.answers) / self.seconds if self.seconds else 0

    @property
    def p50(self) -> float:
        return statistics.median(self.answers)

    @property
    def p95(self) -> float:
        return statistics.quantiles(self.answers, n=20)[-1]

    def add(self, other: "Times") -> None:
        self.answers += other.answers
        self.seconds += other.seconds


class Unexpected(Exception):
    pass


CSRF = "b" * 32


def ask(connection: http.client.HTTPConnection, request: Request) -> float:
    """Milliseconds from asking to the last byte."""
    cookies = f"csrftoken={CSRF}"
    if request.session:
        cookies += f"; sessionid={request.session}"
    if not request.kept:
        cookies += "; messages=none"
    headers = {"Cookie": cookies, "Accept-Encoding": "gzip"}
    body = None
    if request.body is not None:
        body = f"csrfmiddlewaretoken={CSRF}&{request.body}"
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    started = time.perf_counter()
    connection.request("GET" if body is None else "POST", request.path, body, headers)
    response = connection.getresponse()
    response.read()
    took = (time.perf_counter() - started) * 1000
    if response.status != request.expect:
        raise Unexpected(f"{request.path} answered {response.status}, not {request.expect}.")
    return took


def run(port: int, requests: Iterator[Request], seconds: float) -> Times:
    """Ask until the time is up or there is nothing more to ask."""
    times, lock, failures = Times(), threading.Lock(), []
    until = time.perf_counter() + seconds

    def work() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        try:
            while time.perf_counter() < until:
                with lock:
                    request = next(requests, None)
                if request is None:
                    return
                took = ask(connection, request)
                with lock:
                    times.answers.append(took)
        except Exception as problem:  # told in the thread that waits for this one
            failures.append(problem)
        finally:
            connection.close()

    started = time.perf_counter()
    threads = [threading.Thread(target=work) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    times.seconds = time.perf_counter() - started
    if failures:
        raise failures[0]
    return times
