"""A send-out whose worker is killed twenty times: with PostgreSQL, Redis and a mail server.

To two thousand people, which takes minutes where the machine is busy: ``FAULT_TEST_PEOPLE=2000``.
"""

import datetime as dt
import os
import random
import signal
import socket
import subprocess
import sys
import uuid
from itertools import count

import pytest
import redis
from django.db import connection
from django.utils import timezone

from base.core.audience import Role
from participation.messages.contact.models import Consent, Message, Purpose
from participation.people.customers.models import Channel, Customer
from participation.reach.sendouts.models import SendOut
from tests.contact.mail_server import Inbox, a_server, wait_until
from tests.factories.people import make_user
from tests.factories.sendouts import make_send_out
from tests.sendouts.meanwhile import an_hour_later

PEOPLE, KILLS = int(os.environ.get("FAULT_TEST_PEOPLE", "400")), 20
A_MINUTE = PEOPLE // 10
REDIS = "redis://127.0.0.1:6379/13"
State = Message.State


class Workers:
    """Starts a worker, kills it, and keeps what all of them logged."""

    def __init__(self, port: int, log):
        self.queue, self.log = f"faults-{uuid.uuid4()}", log
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.sendouts.worker_settings",
            "TESTS_DATABASE": str(connection.settings_dict["NAME"]),
            "TESTS_MAIL_PORT": str(port),
            "TESTS_BROKER": REDIS,
            "BROKER_URL": REDIS,  # which the worker's command line takes before any setting
            "TESTS_QUEUE": self.queue,
            "TESTS_PER_MINUTE": str(A_MINUTE),
        }
        self.launcher = subprocess.Popen(
            [sys.executable, "-m", "tests.sendouts.worker"],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )

    def start(self) -> int:
        assert self.launcher.stdin is not None
        assert self.launcher.stdout is not None
        self.launcher.stdin.write("work\n")
        self.launcher.stdin.flush()
        started = self.launcher.stdout.readline()
        while not started.strip().isdigit():  # Celery greets on the same line
            assert started, "The worker did not start; look at what it logged."
            started = self.launcher.stdout.readline()
        return int(started)

    def stop(self) -> None:
        self.launcher.communicate()
        redis.from_url(REDIS).delete(self.queue)


@pytest.fixture
def parts_in_place(transactional_db):
    if connection.vendor != "postgresql":
        pytest.skip("Needs PostgreSQL: set DATABASE_URL")
    with socket.socket() as knock:
        if knock.connect_ex(("127.0.0.1", 6379)) != 0:
            pytest.skip("Needs Redis on 127.0.0.1:6379")


def make_crowd() -> None:
    people = Customer.objects.bulk_create(
        Customer(name=f"Person {n}", email=f"person{n}@example.org") for n in range(PEOPLE)
    )
    Consent.objects.bulk_create(
        Consent(
            customer=person,
            purpose=Purpose.INVITATION,
            channel=Channel.EMAIL,
            given=True,
            wording="May we?",
            source="join",
        )
        for person in people
    )


def is_idle(send_out: SendOut, since: dt.datetime) -> bool:
    """All that one minute lets go has gone."""
    if Message.objects.filter(state__in=[State.QUEUED, State.SENDING]).exists():
        return False
    send_out.refresh_from_db()
    let_go_now = send_out.released_at is not None and send_out.released_at >= since
    return let_go_now or send_out.state == SendOut.State.DONE


def test_a_send_out_survives_twenty_killed_workers(parts_in_place, tmp_path):
    make_crowd()
    send_out = make_send_out()
    ask_for_without_a_worker(send_out)
    inbox, dice = Inbox(), random.Random(11)
    server = a_server(inbox)
    kills = count()

    with (tmp_path / "log").open("w+") as log:
        workers = Workers(server.port, log)

        def work_until(enough) -> None:
            an_hour_later()
            since, worker, looks = timezone.now(), workers.start(), count(1)
            # The database is asked rarely, and has its hands free for the worker.
            wait_until(lambda: enough() or (next(looks) % 25 == 0 and is_idle(send_out, since)))
            os.kill(worker, signal.SIGKILL)
            next(kills)

        for part in (1, PEOPLE // 2):  # while it is planned
            work_until(lambda part=part: send_out.messages().count() >= part)
        for _ in range(KILLS - 2):  # while it goes
            goal = len(inbox.emails) + dice.randint(1, A_MINUTE - 2)
            work_until(lambda goal=goal: len(inbox.emails) >= goal)
        while send_out.messages().exclude(state=State.SENT).exists():
            work_until(lambda: False)
        workers.stop()
        server.stop()
        log.seek(0)
        logged = log.read()

    everybody = set(send_out.messages().values_list("pk", flat=True))
    in_doubt = set(
        Message.objects.filter(error__contains="arrived twice").values_list("pk", flat=True)
    )
    twice = {pk for pk, times in inbox.times.items() if times > 1}
    assert len(everybody) == send_out.messages().values("customer").distinct().count() == PEOPLE
    assert set(inbox.times) == everybody
    assert twice <= in_doubt
    assert len(in_doubt) <= next(kills)  # a worker has one message in its hands
    assert all(
        f"Message {pk} was left half-sent by a worker that died" in logged for pk in in_doubt
    )
    send_out.refresh_from_db()
    assert send_out.state == SendOut.State.DONE


def ask_for_without_a_worker(send_out: SendOut) -> None:
    """Asked for while no worker runs and the broker forgets: the first worker's sweep finds it."""
    manager = make_user(Role.MANAGER)
    SendOut.objects.filter(pk=send_out.pk).update(
        state=SendOut.State.TO_PLAN, asked_by=manager, **send_out.fixed()
    )
