"""Figures that are counted once a minute for everybody."""

import sys
from dataclasses import make_dataclass
from types import ModuleType

from base.core.measures import counted_lately


def test_what_was_counted_a_moment_ago_is_not_counted_again():
    first = counted_lately("kettles", lambda: 3)

    assert counted_lately("kettles", lambda: 4) == first
    assert first[1] == 3


def test_a_figure_that_another_release_kept_is_counted_anew(monkeypatch):
    """Its class stood in a file that is not there any more."""
    kettles = make_dataclass("Kettles", ["number"])
    kettles.__module__ = "a_file_of_the_release_before"
    with monkeypatch.context() as before:
        file = ModuleType(kettles.__module__)
        file.Kettles = kettles
        before.setitem(sys.modules, kettles.__module__, file)
        counted_lately("kettles", lambda: kettles(3))

    assert counted_lately("kettles", lambda: 4)[1] == 4
