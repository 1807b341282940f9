"""A real worker process is killed in the middle of a report; the next one builds it whole."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from celery import Celery
from django.conf import settings
from django.db import connection

from base.core.audience import Role
from portal.settings.services import broker_at
from reports import services, tasks
from reports.models import ReportEdition
from tests.factories.many import make_many
from tests.factories.people import make_user
from tests.factories.reports import LAST_YEAR, ask_for_report

PATIENCE = 240
State = ReportEdition.State


def database_address() -> str:
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{database['NAME']}"
    who = f"{database['USER']}:{database['PASSWORD']}@" if database["USER"] else ""
    return f"postgres://{who}{database['HOST']}:{database['PORT'] or 5432}/{database['NAME']}"


def broker(folder: Path) -> str:
    return f"filesystem://localhost{folder}/broker"


def put_in_queue(folder: Path, edition: ReportEdition) -> None:
    """Send the task as the web server does, through the broker that the worker reads."""
    with Celery("sender", broker=broker(folder), set_as_current=False) as sender:
        sender.conf.broker_transport_options = broker_at(broker(folder))
        sender.send_task("reports.tasks.build_report", args=[edition.pk])


@pytest.fixture
def start_worker(tmp_path):
    """``start_worker()``: ``celery -A portal worker``, on our database and a broker in a folder."""
    workers = []
    log = (tmp_path / "worker.log").open("a")

    def start() -> subprocess.Popen:
        worker = subprocess.Popen(
            [sys.executable, "-m", "celery", "-A", "portal", "worker", "--pool=solo", "-l", "info"],
            cwd=settings.CHECKOUT,
            env={
                **os.environ,
                "DJANGO_SETTINGS_MODULE": "portal.settings.embedded",
                "DATABASE_URL": database_address(),
                "BROKER_URL": broker(tmp_path),
                "PORTAL_VAR": str(tmp_path),
                "STORAGE_URL": f"file://{settings.STORAGES['default']['OPTIONS']['location']}",
            },
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        workers.append(worker)
        return worker

    yield start
    for worker in workers:
        worker.kill()
        worker.wait()
    log.close()


def wait_until(reached, worker: subprocess.Popen, log: Path) -> None:
    give_up = time.monotonic() + PATIENCE
    while not reached():
        assert worker.poll() is None, log.read_text()
        assert time.monotonic() < give_up, log.read_text()
        time.sleep(0.02)


def state_of(edition: ReportEdition) -> tuple[str, int]:
    return ReportEdition.objects.values_list("state", "progress").get(pk=edition.pk)


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_in_the_middle_leaves_it_queued_again_and_the_next_builds_it(
    tmp_path, start_worker, monkeypatch, settings
):
    log = tmp_path / "worker.log"
    monkeypatch.setattr(services.build_report, "delay", lambda pk: None)
    monkeypatch.setattr(tasks.build_report, "delay", lambda pk: None)
    make_many(customers=50, engagements=200, year=LAST_YEAR)
    edition = ask_for_report(year=LAST_YEAR, by=make_user(Role.MANAGER))

    worker = start_worker()
    wait_until(lambda: "ready." in log.read_text(), worker, log)
    put_in_queue(tmp_path, edition)
    wait_until(lambda: state_of(edition)[1] > 40, worker, log)  # it is laying out the PDF
    worker.send_signal(signal.SIGKILL)
    worker.wait()

    edition.refresh_from_db()
    assert edition.state == State.BUILDING  # it died holding it
    assert (edition.file.name, edition.sha256, edition.content) == ("", "", None)

    settings.REPORT_STALE_SECONDS = 0
    tasks.sweep()
    edition.refresh_from_db()
    assert edition.state == State.QUEUED
    assert edition.step.startswith("Queued again")

    second = start_worker()
    put_in_queue(tmp_path, edition)
    wait_until(lambda: state_of(edition)[0] == State.READY, second, log)
    edition.refresh_from_db()
    assert edition.attempts == 2
    with edition.file.open() as file:
        assert file.read(5) == b"%PDF-"
