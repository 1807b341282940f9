"""What is told of returns: scores from counts, by channel and service, and nothing of few."""

import re

import pytest

from surveys.shopping import stats

pytestmark = pytest.mark.django_db


def test_scores_are_of_points_and_few_returns_are_not_told(told):
    score = stats.score(told)
    channels = {one.name: one.returns for one in stats.by_channel(told)}

    # Each could earn 2 for the greeting, 5 three times, 2 for an answer, and who rang 2 for the time.
    assert (score.returns, score.available) == (25, 25 * 19 + 12 * 2)
    assert score.points == score.available - 25 - 6 * 2
    assert score.percent == 93
    assert channels["By letter"] is None
    assert list(channels.values()).count(None) == 2  # else the two letters are what is left of all
    assert stats.by_year(told)[-1].percent == 93


def test_one_eager_shopper_is_not_a_line_of_the_table(told, monkeypatch):
    monkeypatch.setattr(stats, "LEAST_SHOPPERS", 13)

    assert {one.returns for one in stats.by_channel(told)} == {None}


def test_shares_of_standards_say_of_how_many(told):
    held = {one.name: (one.held, one.of, one.percent) for one in stats.standards(told)}

    assert held["Had what they asked for answered"] == (19, 25, 76)
    assert held["Was treated politely"] == (25, 25, 100)
    assert "We kept what we promised" not in held


def test_the_year_is_for_everybody_and_names_nobody(client, told):
    page = client.get(f"/mystery-shopping/mystery-shopping-{told.code}/").content.decode()

    assert "93%" in page
    assert "too few to show" in page
    assert not re.search(r"Shopper \d", page)
