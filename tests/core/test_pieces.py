"""Small pieces of page escape whatever people wrote."""

import datetime as dt

import pytest
from django.urls import NoReverseMatch, reverse
from django.utils import html
from django.utils.safestring import mark_safe
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy

from base.core import pieces
from base.core.addresses import address_of

NASTY = '"><script>alert(1)</script>'


def test_nothing_that_somebody_wrote_becomes_part_of_the_page():
    made = [
        pieces.outcome_card(NASTY, "done", NASTY, NASTY, NASTY, NASTY),
        pieces.dated_item(dt.date(2026, 6, 3), NASTY, NASTY, NASTY, pieces.tag(NASTY, NASTY)),
        pieces.action_link(NASTY, NASTY, NASTY),
        pieces.link(NASTY, NASTY),
    ]

    for piece in made:
        assert "&quot;&gt;&lt;script&gt;" in piece
        assert "<script" not in piece


@pytest.mark.parametrize("words", [NASTY, mark_safe("<b>'</b>"), 12, None, gettext_lazy("<i>")])
def test_words_are_escaped_as_django_escapes_them(words):
    assert pieces.escape(words) == html.escape(words)
    assert pieces.safe(words) == html.conditional_escape(words)
    assert pieces.safe(pieces.safe(words)) == pieces.safe(words)


def test_a_tile_is_the_day_in_the_landlords_time():
    late = dt.datetime(2026, 6, 30, 23, 30, tzinfo=dt.UTC)

    assert 'datetime="2026-07-01"' in pieces.date_tile(late)
    assert ">1</span>" in pieces.date_tile(late)
    assert "July" in pieces.date_tile(late)


@pytest.mark.parametrize("letters", ["a", "’", "é", "e\u0301", "\u0301", "👍🏽", " "])
def test_words_are_shortened_where_django_would_shorten_them(letters):
    for length in range(8):
        for words in (letters * length, f"abcde{letters * length}", f"{letters * length}abcde"):
            assert pieces.shortened(words, 5) == Truncator(words).chars(5), words


@pytest.mark.parametrize(
    ("words", "opening"),
    [("Soup and bread.", "Soup and bread."), ("Soup and bread. Buses home.", "Soup and …"),
     ("Rindfleischetikettierung", "Rindfleischeti…")],
)  # fmt: skip
def test_what_somebody_wrote_is_cut_between_two_words(words, opening):
    assert pieces.opening(words, 15) == opening


@pytest.mark.parametrize("key", ["mill-lane", "x_Y-9", "987654321"])
def test_an_address_is_what_looking_it_up_would_say(key):
    assert address_of("events:detail", key) == reverse("events:detail", args=[key])
    assert address_of("customers:detail", 12) == reverse("customers:detail", args=[12])


@pytest.mark.parametrize(
    ("name", "key"), [("events:detail", ""), ("events:detail", "a/b"), ("customers:detail", None)]
)
def test_what_has_no_address_is_refused_as_ever(name, key):
    with pytest.raises(NoReverseMatch):
        address_of(name, key)
