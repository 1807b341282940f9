"""A worker's side: claimed by one, handed over whole. What all jobs have: ``tests/core/test_jobs.py``."""

import datetime as dt
import hashlib
import threading

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.utils import timezone

from base.core.audience import Role
from base.core.refused import Refused
from reports import building, tasks
from reports.building import build
from reports.documents import in_plain_words
from reports.models import ReportEdition
from reports.services import retry_report
from tests.factories.people import make_user
from tests.factories.reports import LAST_YEAR, ask_for_report, make_report

State = ReportEdition.State


@pytest.fixture
def queued(manager) -> ReportEdition:
    return ask_for_report(year=LAST_YEAR, by=manager)


def gone_silent(edition: ReportEdition) -> None:
    long_ago = timezone.now() - dt.timedelta(hours=1)
    ReportEdition.objects.filter(pk=edition.pk).update(beat_at=long_ago)


def test_building_a_built_report_again_changes_nothing(queued, quick_layout):
    tasks.build_report(queued.pk)
    before = ReportEdition.objects.values().get()

    tasks.build_report(queued.pk)

    assert ReportEdition.objects.values().get() == before
    assert before["state"] == State.READY


@pytest.mark.django_db(transaction=True)
def test_of_many_workers_one_has_the_report(monkeypatch):
    from reports import services

    monkeypatch.setattr(services.build_report, "delay", lambda pk: None)
    edition = ask_for_report(year=LAST_YEAR, by=make_user(Role.MANAGER))
    together = threading.Barrier(5)
    holds = []

    def take():
        together.wait()
        try:
            holds.append(ReportEdition.objects.claim(edition.pk))
        finally:
            connection.close()

    workers = [threading.Thread(target=take) for _ in range(5)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert len(holds) == 5
    assert len([hold for hold in holds if hold is not None]) == 1


def test_the_checksum_is_that_of_the_file(manager, quick_layout):
    edition = make_report(by=manager)

    with edition.file.open() as kept:
        assert edition.sha256 == hashlib.sha256(kept.read()).hexdigest()


def test_progress_moves_forward_and_names_each_step(queued, monkeypatch, short_pdf):
    seen = []

    def lay_out(html, tell, pictures):
        for page in range(1, 4):
            tell(in_plain_words(f"Step 5 - Creating layout - Page {page}"))
            seen.append(ReportEdition.objects.values_list("progress", "step").get())
        return short_pdf

    monkeypatch.setattr(building, "write_pdf", lay_out)
    ReportEdition.objects.run(queued.pk, build)

    assert [progress for progress, _ in seen] == sorted({progress for progress, _ in seen})
    assert [step for _, step in seen] == [f"Laying out page {page}" for page in range(1, 4)]


def test_the_sweep_puts_back_what_a_dead_worker_held_and_it_is_built(queued, quick_layout):
    ReportEdition.objects.claim(queued.pk)
    gone_silent(queued)

    tasks.sweep()  # puts back, and nudges a worker

    queued.refresh_from_db()
    assert queued.state == State.READY
    assert queued.attempts == 2


def test_a_worker_taken_for_dead_can_spoil_nothing(queued, quick_layout):
    slow = ReportEdition.objects.claim(queued.pk)
    gone_silent(queued)
    ReportEdition.objects.put_back_stale()
    ReportEdition.objects.run(queued.pk, build)
    before = ReportEdition.objects.values().get()

    slow.carry_out(build)

    assert ReportEdition.objects.values().get() == before
    _, files = default_storage.listdir(queued.folder)
    assert [f"{queued.folder}/{name}" for name in files] == [before["file"]]


def test_after_three_dead_workers_a_person_has_to_look(queued):
    for _ in range(ReportEdition.MAX_ATTEMPTS):
        ReportEdition.objects.claim(queued.pk)
        gone_silent(queued)
        ReportEdition.objects.put_back_stale()

    queued.refresh_from_db()
    assert queued.state == State.FAILED
    assert queued.error == "The worker stopped 3 times while building it."


def test_a_file_that_a_dead_worker_left_is_removed(manager, quick_layout):
    edition = make_report(by=manager)
    left = default_storage.save(f"{edition.folder}/left-behind.pdf", ContentFile(b"half"))

    make_report(by=manager)

    assert not default_storage.exists(left)


def test_a_failure_is_kept_in_plain_words_and_can_be_tried_again(
    queued, manager, monkeypatch, short_pdf
):
    def no_pango(html, tell, pictures):
        raise Refused("The PDF needs Pango, which is not on this machine.")

    monkeypatch.setattr(building, "write_pdf", no_pango)
    ReportEdition.objects.run(queued.pk, build)
    queued.refresh_from_db()
    assert (queued.state, queued.error) == (
        State.FAILED,
        "The PDF needs Pango, which is not on this machine.",
    )
    assert not queued.file

    monkeypatch.setattr(building, "write_pdf", lambda html, tell, pictures: short_pdf)
    retry_report(edition=queued, by=manager)
    ReportEdition.objects.run(queued.pk, build)
    queued.refresh_from_db()
    assert (queued.state, queued.error) == (State.READY, "")


def test_an_unexpected_failure_names_what_happened(queued, monkeypatch, caplog):
    def break_down(html, tell, pictures):
        raise ValueError("no such glyph")

    monkeypatch.setattr(building, "write_pdf", break_down)
    ReportEdition.objects.run(queued.pk, build)

    queued.refresh_from_db()
    assert queued.error == (
        "Something went wrong while it was being built (ValueError: no such glyph)."
    )
    assert "could not be built" in caplog.text
