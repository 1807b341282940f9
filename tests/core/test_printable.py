"""Staff are told which letters would be boxes on paper, and of no others."""

import pytest

from base.core import printable
from base.core.printable import Boxes, boxes_in, unprintable
from tests.paper import SCRIPTS


@pytest.mark.parametrize("words", SCRIPTS.values(), ids=list(SCRIPTS))
def test_the_fonts_that_the_set_up_installs_have_all_that_customers_write(words):
    assert unprintable(words) == ""


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("", ""),
        ("plain words\n\tof\r\nlines", ""),
        ("Łukasz\u00a0\u200d\u2060", ""),
        ("कक ख x क", "कख"),
        ("❤\ufe0f", "❤"),
        ("\ue000", "\ue000"),
    ],
)
def test_each_letter_that_no_font_has_is_told_once(only_latin, text, missing):
    assert unprintable(text) == missing


def test_they_are_told_by_where_they_stand_and_by_name(only_latin):
    found = boxes_in([("Title", "क"), ("Summary", "plain"), ("Title", "क ख"), ("When", "\ue000")])

    assert found == [Boxes("Title", "कख"), Boxes("When", "\ue000")]
    assert found[0].in_words == "क (devanagari letter ka), ख (devanagari letter kha)"
    assert "U+E000" in found[1].in_words


def test_our_own_fonts_print_where_the_machine_tells_of_none(monkeypatch):
    monkeypatch.setattr(printable.shutil, "which", lambda name: None)
    monkeypatch.setattr(printable, "letters_of_fonts", printable.letters_of_fonts.__wrapped__)

    assert unprintable("Łukasz Ødegård – “ok” क") == "क"
