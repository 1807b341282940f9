"""A small HTTP client that asks for pages from several threads and notes how long each took."""

import http.client
import statistics
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

THREADS = 4  # two for each of gunicorn's workers, so that neither waits for us
#: Seconds until an act counts as failed. A page that reads all answers anew may take minutes.
LONGEST = 300

CSRF = "b" * 32

#: What somebody does who waits for it: one request, or several one after the other.
Act = Callable[[http.client.HTTPConnection], None]


class Unexpected(Exception):
    pass


@dataclass(frozen=True)
class Request:
    path: str
    session: str = ""
    body: str | None = None
    """A form to POST, without its CSRF token; None asks by GET."""
    expect: int = 200
    kept: bool = True
    """Whether a page kept for visitors may answer: it may not where a message waits for somebody."""

    def __call__(self, connection: http.client.HTTPConnection) -> None:
        """Ask, and wait for the last byte."""
        cookies = f"csrftoken={CSRF}"
        if self.session:
            cookies += f"; sessionid={self.session}"
        if not self.kept:
            cookies += "; messages=none"
        headers = {"Cookie": cookies, "Accept-Encoding": "gzip"}
        body = None
        if self.body is not None:
            body = f"csrfmiddlewaretoken={CSRF}&{self.body}"
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request("GET" if body is None else "POST", self.path, body, headers)
        response = connection.getresponse()
        response.read()
        if response.status != self.expect:
            raise Unexpected(f"{self.path} answered {response.status}, not {self.expect}.")


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


def run(port: int, acts: Iterator[Act], seconds: float) -> Times:
    """Let several people act at once until the time is up or there is nothing more to do."""
    times, lock, failures = Times(), threading.Lock(), []
    until = time.perf_counter() + seconds

    def work() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=LONGEST)
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
