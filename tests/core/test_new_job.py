"""What a job has without writing it: only a row and the work are its own."""

import datetime as dt

import pytest
from django.utils import timezone

from base.core.facts import record_fact
from base.core.jobs import JobState
from tests.core.a_new_job import tasks
from tests.core.a_new_job.models import MonthOfFacts
from tests.factories.people import make_customer

pytestmark = pytest.mark.django_db


@pytest.fixture
def month():
    record_fact("counted", subject=make_customer())
    return MonthOfFacts.objects.create(month=timezone.localdate().replace(day=1))


def test_it_is_done_by_the_sweep_when_nobody_nudged(month):
    tasks.sweep()

    month.refresh_from_db()
    assert (month.state, month.progress, month.step) == (JobState.DONE, 100, "")
    assert month.facts > 0


def test_doing_it_again_changes_nothing(month):
    tasks.count_facts(month.pk)
    before = MonthOfFacts.objects.values().get()
    record_fact("counted", subject=make_customer())

    tasks.count_facts(month.pk)
    tasks.sweep()

    assert MonthOfFacts.objects.values().get() == before


def test_a_worker_that_lost_it_hands_nothing_over(month):
    slow = MonthOfFacts.objects.claim(month.pk)
    MonthOfFacts.objects.update(beat_at=dt.datetime(2020, 1, 1, tzinfo=dt.UTC))
    tasks.sweep()
    before = MonthOfFacts.objects.values().get()
    record_fact("counted", subject=make_customer())

    assert slow.carry_out(tasks.count) is False

    assert MonthOfFacts.objects.values().get() == before
    assert before["state"] == JobState.DONE
