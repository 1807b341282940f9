"""What apps declare for themselves: in the order they ask for, and refused where it cannot be."""

import sys
from concurrent.futures import ThreadPoolExecutor, wait
from threading import Event
from types import ModuleType

import pytest
from django.core.exceptions import ImproperlyConfigured

from base.core.clock import EVERY_MINUTE, schedule_of
from base.core.declared import Declared
from base.core.places import Menu


def test_declarations_stand_by_position_and_then_by_who_was_first():
    declared: Declared[str] = Declared("no_app_has_this_file")
    for name, position in [("last", 30), ("first", 10), ("second", 20), ("third", 20)]:
        declared.add(name, position=position)

    assert list(declared) == ["first", "second", "third", "last"]


def test_whoever_reads_while_another_thread_still_looks_gets_all_of_them(monkeypatch):
    declared: Declared[str] = Declared("worklist")
    half_way, go_on = Event(), Event()

    def look(file: str) -> None:
        declared.add("first")
        half_way.set()
        go_on.wait(5)
        declared.add("last")

    monkeypatch.setattr("base.core.declared.autodiscover_modules", look)
    with ThreadPoolExecutor() as threads:
        slow = threads.submit(declared.all)
        half_way.wait(5)
        quick = threads.submit(declared.all)
        wait([quick], timeout=0.2)
        go_on.set()

    assert slow.result() == quick.result() == ("first", "last")


def test_what_could_not_be_found_is_looked_for_again(monkeypatch):
    declared: Declared[str] = Declared("worklist")

    def look(file: str) -> None:
        raise ImportError("no such module")

    monkeypatch.setattr("base.core.declared.autodiscover_modules", look)
    for _ in range(2):
        with pytest.raises(ImportError):
            declared.all()


def test_a_page_that_stands_under_no_place_there_is_stops_the_menu():
    menu = Menu()
    menu.place("People", "/staff/people/", position=10)
    menu.stands_under("Poeple", "/staff/wishes/")

    with pytest.raises(ImproperlyConfigured, match="no place called Poeple"):
        list(menu)


def test_what_stands_under_a_place_is_near_it():
    menu = Menu()
    menu.place("People", "/staff/people/", position=10)
    menu.stands_under("People", "/staff/wishes/")

    (people,) = menu

    assert people.how_near("/staff/wishes/3/")
    assert not people.how_near("/staff/letters/")


def test_two_apps_cannot_give_their_work_one_name_on_the_clock(monkeypatch):
    for name in ("one", "another"):
        schedule = ModuleType(f"{name}.schedule")
        schedule.SCHEDULE = {"sweep": {"task": f"{name}.tasks.sweep"} | EVERY_MINUTE}
        schedule.__spec__ = sys.__spec__
        monkeypatch.setitem(sys.modules, name, ModuleType(name))
        monkeypatch.setitem(sys.modules, f"{name}.schedule", schedule)

    assert schedule_of(["one"])["sweep"]["task"] == "one.tasks.sweep"
    with pytest.raises(ImproperlyConfigured, match=r"another\.schedule: sweep"):
        schedule_of(["one", "another"])
