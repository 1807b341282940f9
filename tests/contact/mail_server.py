"""A real mail server on this machine, and real workers in processes of their own that can be killed."""

import os
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from aiosmtpd.controller import Controller
from django.db import connection

PATIENCE = 60


class Inbox:
    """Keeps what arrives. ``slowness`` gives a killer time to strike between two emails."""

    def __init__(self, slowness: float = 0):
        self.emails: list[EmailMessage] = []
        self.slowness = slowness
        self.refuse: set[str] = set()

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.refuse:
            return "550 5.1.1 There is no mailbox of that name here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.emails.append(message_from_bytes(envelope.content, policy=default))
        time.sleep(self.slowness)
        return "250 OK"

    @property
    def times(self) -> Counter:
        """How often each message arrived, by the number in its Message-ID."""
        return Counter(
            int(email["Message-ID"].partition(".")[0].removeprefix("<message-"))
            for email in self.emails
        )


def a_server(inbox: Inbox) -> Controller:
    server = Controller(inbox, hostname="127.0.0.1", port=free_port())
    server.start()
    return server


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


class Workers:
    """They deliver what is due from the tests' own database, until told or killed."""

    def __init__(self, port: int):
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.contact.worker_settings",
            "TESTS_DATABASE": str(connection.settings_dict["NAME"]),
            "TESTS_MAIL_PORT": str(port),
        }
        self.launcher = subprocess.Popen(
            [sys.executable, "-m", "tests.contact.worker"],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.answers("ready")

    def begin(self) -> None:
        self.tell("begin")
        self.answers("begun")

    def kill(self) -> None:
        """The one that began last."""
        self.tell("kill")
        self.answers("killed")

    def finish(self) -> None:
        """When all of them have found nothing more to do."""
        _, logged = self.launcher.communicate(timeout=PATIENCE)
        assert self.launcher.returncode == 0, logged

    def tell(self, word: str) -> None:
        assert self.launcher.stdin is not None
        self.launcher.stdin.write(f"{word}\n")
        self.launcher.stdin.flush()

    def answers(self, word: str) -> None:
        assert self.launcher.stdout is not None
        assert self.launcher.stdout.readline() == f"{word}\n", self.launcher.stderr.read()


def wait_until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline, "It did not come true in time."
        time.sleep(0.01)
