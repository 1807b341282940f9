"""The life of every kind of job. A new one is tested by being there."""

import datetime as dt

import pytest
from celery.app.task import Task
from django.apps import apps
from django.conf import settings as portal_settings
from django.utils import timezone
from model_bakery import baker

from base.core.jobs import LIFE, Job, TakenOver
from base.core.refused import Refused
from participation.funding.choices.models import News, Work
from participation.programme.workspaces.models import MeetingCopy
from participation.reach.sendouts.models import SendOut
from portal import celery_app
from reports.models import ReportEdition
from surveys.models import Draw
from tests.factories.choices import days_of

KINDS = [
    pytest.param(kind, waiting, id=f"{kind._meta.label}-{waiting}")
    for kind in apps.get_models()
    if issubclass(kind, Job)
    for waiting in kind.CLAIMS
]
#: What a row of the kind cannot be without, where a made-up value will not do.
NEEDS = {
    MeetingCopy: {"meeting__place": "Community hall"},
    News: {f"round__{name}": day for name, day in days_of(dt.date(2026, 5, 4)).items()},
    Work: {f"round__{name}": day for name, day in days_of(dt.date(2026, 5, 4)).items()},
    ReportEdition: {"last_day": dt.date(2026, 3, 31), "year": 2025},
    SendOut: {"segment__name": "Everybody"},
    Draw: {"segment__name": "Everybody"},
}
pytestmark = pytest.mark.parametrize(("kind", "waiting"), KINDS)


@pytest.fixture
def job(db, kind, waiting) -> Job:
    """One that waits for a worker."""
    return baker.make(kind, state=waiting, **NEEDS.get(kind, {}))


def gone_silent(job: Job) -> None:
    type(job).objects.filter(pk=job.pk).update(beat_at=timezone.now() - dt.timedelta(hours=1))


def killed(job: Job) -> None:
    """A worker took it, died, and was found out."""
    assert type(job).objects.claim(job.pk) is not None
    gone_silent(job)
    type(job).objects.put_back_stale()
    job.refresh_from_db()


def as_it_stands(job: Job) -> dict:
    return type(job).objects.values().get(pk=job.pk)


def working(hold):
    hold.tell("Half-way", 50)
    raise ValueError("no such thing")


def test_its_states_are_among_those_a_row_can_have(kind, waiting):
    states = {code for code, _ in kind._meta.get_field("state").choices}

    assert {waiting, kind.CLAIMS[waiting], kind.FAILED} <= states
    assert len(set(kind.CLAIMS.values())) == len(kind.CLAIMS)  # each can be put back


def test_a_worker_that_takes_it_has_it_alone(job, kind, waiting):
    hold = kind.objects.claim(job.pk)

    assert hold is not None
    assert kind.objects.claim(job.pk) is None
    job.refresh_from_db()
    assert (job.state, job.attempts, job.step) == (kind.CLAIMS[waiting], 1, "Starting")
    assert job.claimed_at == job.beat_at


def test_a_worker_says_how_far_it_is_and_so_that_it_is_alive(job, kind, waiting):
    hold = kind.objects.claim(job.pk)
    gone_silent(job)

    hold.tell("Half-way" * 20, 50)
    kind.objects.put_back_stale()

    job.refresh_from_db()
    assert (job.state, job.progress) == (kind.CLAIMS[waiting], 50)
    assert job.step.startswith("Half-way")


def test_the_sweep_leaves_a_worker_alone_that_is_alive(job, kind, waiting):
    kind.objects.claim(job.pk)
    before = as_it_stands(job)

    kind.objects.put_back_stale()

    assert as_it_stands(job) == before


def test_its_setting_says_how_long_a_worker_may_be_silent(job, kind, waiting, settings):
    kind.objects.claim(job.pk)
    gone_silent(job)

    setattr(settings, kind.STALE_SECONDS, 2 * 60 * 60)
    assert not kind.objects.stale().exists()
    setattr(settings, kind.STALE_SECONDS, 30)
    assert kind.objects.stale().exists()


def test_each_minute_what_a_dead_worker_held_waits_again_and_a_worker_is_told(
    job, kind, waiting, monkeypatch
):
    told = []
    monkeypatch.setattr(Task, "delay", lambda task, *args: told.append((task.name, *args)))
    kind.objects.claim(job.pk)
    gone_silent(job)

    celery_app.loader.import_default_modules()
    for name, entry in portal_settings.CELERY_BEAT_SCHEDULE.items():
        if name.startswith("sweep"):
            celery_app.tasks[entry["task"]]()

    job.refresh_from_db()
    assert (job.state, job.progress, job.step) == (waiting, 0, kind.PUT_BACK)
    assert [pk for _, pk in (one for one in told if len(one) > 1)] == [job.pk]


def test_the_next_worker_begins_it_again(job, kind, waiting):
    killed(job)

    assert kind.objects.claim(job.pk).row.attempts == 2


def test_a_worker_taken_for_dead_cannot_speak_for_the_one_that_has_it_now(job, kind, waiting):
    slow = kind.objects.claim(job.pk)
    gone_silent(job)
    kind.objects.put_back_stale()
    kind.objects.claim(job.pk).tell("Half-way", 50)
    before = as_it_stands(job)

    with pytest.raises(TakenOver):
        slow.tell("Nearly done", 90)
    assert slow.carry_out(working) is False
    with pytest.raises(TakenOver):
        slow.finish(kind.FAILED)
    slow.fail(ValueError("too late"))

    assert as_it_stands(job) == before


def test_after_as_many_dead_workers_a_person_has_to_look_and_may_try_again(job, kind, waiting):
    for _ in range(kind.MAX_ATTEMPTS):
        killed(job)

    assert job.has_failed
    assert job.error.startswith("The worker stopped")
    assert kind.objects.claim(job.pk) is None

    job.put_in_queue(waiting)
    job.save(update_fields=LIFE)
    hold = kind.objects.claim(job.pk)
    assert (hold.row.attempts, hold.row.error) == (1, "")


def test_a_refusal_is_kept_as_it_stands(job, kind, waiting):
    def refuse(hold):
        raise Refused("There is nothing in it.")

    assert kind.objects.run(job.pk, refuse) is False

    job.refresh_from_db()
    assert (job.has_failed, job.error) == (True, "There is nothing in it.")
    assert (job.progress, job.step) == (0, "")


def test_what_went_wrong_is_kept_for_people_and_logged_for_the_operator(job, kind, waiting, caplog):
    assert kind.objects.run(job.pk, working) is False

    job.refresh_from_db()
    assert job.has_failed
    assert job.error.startswith("Something went wrong")
    assert "ValueError" in job.error
    assert "no such thing" in caplog.text


def test_what_failed_is_not_begun_again_by_itself(job, kind, waiting):
    kind.objects.run(job.pk, working)
    before = as_it_stands(job)

    kind.objects.sweep(lambda pk: kind.objects.run(pk, working))

    assert as_it_stands(job) == before


def test_work_that_hands_nothing_over_has_failed(job, kind, waiting):
    assert kind.objects.run(job.pk, lambda hold: None) is False

    job.refresh_from_db()
    assert job.has_failed
