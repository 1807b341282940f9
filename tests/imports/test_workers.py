"""Workers in processes of their own, killed where it hurts; and two at once."""

import datetime as dt
import os
import subprocess
import sys
import threading

import pytest
from django.db import connection
from django.utils import timezone

from base.core.audience import Role
from participation.people.customers.models import Customer
from participation.people.imports import services, tasks
from participation.people.imports.models import Import, Line
from participation.people.imports.services import apply_list, match_columns
from participation.people.imports.work import work_on
from tests.factories.lists import JEAN, csv_list, uploaded
from tests.factories.people import make_customer, make_user

pytestmark = pytest.mark.django_db(transaction=True)
State = Import.State
PEOPLE = 400


@pytest.fixture(autouse=True)
def no_worker_of_our_own(monkeypatch):
    monkeypatch.setattr(services.work_on_import, "delay", lambda pk: None)


@pytest.fixture
def queued() -> Import:
    """A list of 400 that would change one and end one, waiting to be checked."""
    make_customer("Old Name", reference="GH-0")
    make_customer("Not In It", reference="GH-GONE")
    people = [[f"GH-{n}", f"Person {n}", *JEAN[2:]] for n in range(PEOPLE)]
    imported = uploaded(csv_list(*people))
    return match_columns(imported=imported, columns=imported.columns, by=imported.asked_by)


@pytest.fixture
def to_apply(queued) -> Import:
    tasks.work_on_import(queued.pk)
    return apply_list(imported=queued, by=make_user(Role.MANAGER))


class Worker:
    def __init__(self, files: str, pause: float):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.imports.worker"],
            env={
                **os.environ,
                "DJANGO_SETTINGS_MODULE": "tests.imports.worker_settings",
                "TESTS_DATABASE": str(connection.settings_dict["NAME"]),
                "TESTS_FILES": files,
                "TESTS_PAUSE": str(pause),
            },
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def wait_for(self, start: str) -> None:
        assert self.process.stdout is not None
        for told in self.process.stdout:
            if told.startswith(start):
                return
        raise AssertionError(self.process.stderr.read())

    def begin(self) -> None:
        self.wait_for("ready")
        self.process.stdin.write("begin\n")
        self.process.stdin.flush()

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()


def taken_for_dead() -> None:
    """As if the time in which a worker must show a sign of life had gone by."""
    Import.objects.update(beat_at=timezone.now() - dt.timedelta(hours=1))
    Import.objects.put_back_stale()


def everybody() -> list:
    return list(Customer.objects.order_by("pk").values())


def test_killed_while_it_applies_nothing_is_half_done_and_another_does_it(to_apply, tmp_path):
    before = everybody()
    worker = Worker(str(tmp_path), pause=0.2)
    worker.begin()
    worker.wait_for("applying 5")  # 50 to 59 percent: some of it is written

    worker.kill()

    assert everybody() == before
    taken_for_dead()
    to_apply.refresh_from_db()
    assert (to_apply.state, to_apply.attempts) == (State.TO_APPLY, 1)
    tasks.sweep()
    tasks.work_on_import(to_apply.pk)
    to_apply.refresh_from_db()
    assert to_apply.state == State.APPLIED
    assert Customer.objects.current().count() == PEOPLE
    assert Customer.history.filter(history_type="~").count() == 2


def test_killed_while_it_reads_another_begins_again(queued, tmp_path):
    worker = Worker(str(tmp_path), pause=0.2)
    worker.begin()
    worker.wait_for("reading")
    worker.wait_for("reading")

    worker.kill()

    assert 0 < Line.objects.count() < PEOPLE
    taken_for_dead()
    tasks.work_on_import(queued.pk)
    queued.refresh_from_db()
    assert (queued.state, queued.counts["added"]) == (State.CHECKED, PEOPLE - 1)
    assert Line.objects.count() == PEOPLE + 1  # and the one who is not in it


def test_the_sweep_of_every_minute_takes_a_list_from_a_dead_worker(queued):
    Import.objects.claim(queued.pk)
    Import.objects.update(beat_at=timezone.now() - dt.timedelta(hours=1))

    tasks.sweep()

    queued.refresh_from_db()
    assert queued.state in (State.QUEUED, State.CHECKED)  # it may have been worked on at once


def test_a_list_that_kills_its_workers_is_given_up_in_the_end(queued):
    for _ in range(Import.MAX_ATTEMPTS):
        assert Import.objects.claim(queued.pk) is not None
        taken_for_dead()

    queued.refresh_from_db()
    assert queued.state == State.FAILED
    assert "stopped 3 times. Nothing was applied" in queued.error


def test_a_worker_taken_for_dead_that_wakes_up_spoils_nothing(to_apply):
    sleeper = Import.objects.claim(to_apply.pk)
    taken_for_dead()
    tasks.work_on_import(to_apply.pk)
    before = everybody()

    sleeper.carry_out(work_on)

    assert everybody() == before
    assert Import.objects.get().state == State.APPLIED


def test_two_workers_at_one_list_apply_it_once(to_apply):
    together = threading.Barrier(2)

    def work():
        together.wait()
        try:
            tasks.work_on_import(to_apply.pk)
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    to_apply.refresh_from_db()
    assert (to_apply.state, to_apply.attempts) == (State.APPLIED, 1)
    assert Customer.history.filter(history_type="+", history_change_reason__gt="").count() == (
        PEOPLE - 1
    )


def test_two_lists_are_applied_one_after_the_other(to_apply):
    second = uploaded(csv_list(["GH-N", "New", *JEAN[2:]]), whole_list=False)
    match_columns(imported=second, columns=second.columns, by=second.asked_by)
    tasks.work_on_import(second.pk)
    apply_list(imported=second, by=make_user(Role.MANAGER))
    first = Import.objects.claim(to_apply.pk)

    assert Import.objects.claim(second.pk) is None
    first.carry_out(work_on)
    tasks.work_on_import(second.pk)

    states = set(Import.objects.values_list("state", flat=True))
    assert states == {State.APPLIED}
    assert Customer.objects.get(reference="GH-N").ended_on is None
