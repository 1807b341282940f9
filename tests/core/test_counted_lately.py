"""Figures that are counted once for everybody, by no page that somebody waits for longer than a moment."""

import datetime as dt
import sys
from dataclasses import make_dataclass
from types import ModuleType

import pytest
from django.core.signals import request_started
from django.db import connection
from django.utils import timezone

from base.core import counted_lately as module
from base.core.counted_lately import FIGURES, NOT_YET, Figure, count_ahead, count_figure
from base.core.templatetags.words import counted

pytestmark = pytest.mark.django_db


class Kettles:
    """As many as somebody says, and how often they were counted."""

    def __init__(self):
        self.there, self.times = 3, 0

    def count(self, kitchen: str) -> int:
        self.times += 1
        return self.there


@pytest.fixture
def kettles():
    return Kettles()


@pytest.fixture
def figure(kettles):
    def kettles_in(kitchen: str) -> int:
        return kettles.count(kitchen)

    figure = Figure(kettles_in, ahead=lambda: [("ours",)])
    with FIGURES.with_more(figure):
        yield figure


@pytest.fixture
def somebody_waits(monkeypatch):
    """As in a request, which this one ends as it began: with nobody waiting."""
    monkeypatch.setattr(module._waiting, "spent", 0.0, raising=False)


@pytest.fixture
def no_time(somebody_waits, monkeypatch):
    monkeypatch.setattr(module, "IN_A_REQUEST", 0)


@pytest.fixture
def asked(monkeypatch, django_capture_on_commit_callbacks):
    """What a worker was asked for, in a call that looks only then."""
    made = []
    monkeypatch.setattr(count_figure, "delay", lambda *args: made.append(args))

    def after(do) -> list:
        with django_capture_on_commit_callbacks(execute=True):
            do()
        return [args for name, args in made if name.endswith("kettles_in")]

    return after


def later(monkeypatch, **much) -> None:
    then = timezone.now() + dt.timedelta(**much)
    monkeypatch.setattr(timezone, "now", lambda: then)


def test_what_was_counted_a_moment_ago_is_not_counted_again(figure, kettles, monkeypatch):
    first = figure.lately("ours")
    kettles.there = 4

    assert figure.lately("ours") == first
    assert first.found == 3
    assert figure.lately("theirs").found == 4
    later(monkeypatch, minutes=11)
    assert figure.lately("ours").found == 4


def test_a_page_that_has_no_time_says_so_and_asks_a_worker_once(figure, kettles, no_time, asked):
    assert asked(lambda: figure.lately("ours")) == [("ours",)]
    assert asked(lambda: figure.lately("ours")) == [("ours",)]
    assert figure.lately("ours") == NOT_YET
    assert kettles.times == 0


def test_what_the_worker_counted_is_on_the_page(figure, no_time):
    count_figure(figure.name, ["ours"])

    assert figure.lately("ours").found == 3


def test_what_was_counted_before_is_shown_while_a_worker_counts_anew(
    figure, kettles, no_time, asked, monkeypatch
):
    count_figure(figure.name, ["ours"])
    kettles.there = 4
    later(monkeypatch, hours=2)

    assert asked(lambda: figure.lately("ours")) == [("ours",)]
    assert figure.lately("ours").found == 3


def test_a_request_counts_no_further_figure_once_its_time_is_over(
    figure, kettles, somebody_waits, asked
):
    module._waiting.spent = module.IN_A_REQUEST

    assert asked(lambda: figure.lately("ours")) == [("ours",)]
    assert kettles.times == 0


def test_what_took_a_worker_long_is_not_tried_in_a_request(
    figure, kettles, somebody_waits, monkeypatch
):
    with monkeypatch.context() as slowly:
        slowly.setattr(module, "IN_A_REQUEST", 0)
        figure.keep(("ours",))
    later(monkeypatch, minutes=11)
    figure.lately("ours")

    assert kettles.times == 1


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite ends no statement.")
def test_a_count_that_is_slow_is_ended_and_left_to_a_worker(somebody_waits, asked, monkeypatch):
    tried = []

    def kettles_in(kitchen: str) -> int:
        tried.append(kitchen)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_sleep(30)")
        return 3

    monkeypatch.setattr(module, "IN_A_REQUEST", 0.06)
    slow = Figure(kettles_in)

    assert asked(lambda: slow.lately("ours")) == [("ours",)]
    request_started.send(sender=None)
    assert slow.lately("ours") == NOT_YET
    assert tried == ["ours"]


def test_what_has_rows_of_its_own_is_kept_nowhere_else_and_tried_again(
    kettles, somebody_waits, monkeypatch
):
    def kettles_in(kitchen: str) -> int:
        return kettles.count(kitchen)

    of_rows = Figure(kettles_in, kept=False)
    with monkeypatch.context() as slowly:
        slowly.setattr(module, "IN_A_REQUEST", 0)
        of_rows.keep(("ours",))
    of_rows.lately("ours")
    of_rows.lately("ours")

    assert kettles.times == 3


def test_the_clock_asks_for_what_is_due(figure, asked, monkeypatch, settings):
    assert settings.CELERY_BEAT_SCHEDULE["count-ahead"]["task"] == count_ahead.name
    assert asked(count_ahead) == [("ours",)]
    count_figure(figure.name, ["ours"])
    assert asked(count_ahead) == [("ours",)]
    later(monkeypatch, minutes=11)
    assert asked(count_ahead) == [("ours",), ("ours",)]


def test_what_another_release_asks_for_is_left_to_it():
    count_figure("a.figure.of.the.next.release", [2026])


def test_a_figure_that_another_release_kept_is_counted_anew(monkeypatch):
    """Its class stood in a file that is not there any more."""
    kettles = make_dataclass("Kettles", ["number"])
    kettles.__module__ = "a_file_of_the_release_before"
    figure = Figure(kettles)
    with monkeypatch.context() as before:
        file = ModuleType(kettles.__module__)
        file.Kettles = kettles
        before.setitem(sys.modules, kettles.__module__, file)
        figure.lately(3)

    figure.now = lambda number: number + 1
    assert figure.lately(3).found == 4


def test_the_words_say_when_and_on_what_day_where_it_is_not_today():
    noon = timezone.make_aware(dt.datetime.combine(timezone.localdate(), dt.time(12)))

    assert counted(noon) == "counted at noon"
    assert counted(noon.replace(year=2026, month=2, day=3)) == (
        "counted on Tuesday 3 February 2026 at noon"
    )
    assert counted(None) == "being counted: look again in a minute"
