import pytest

from portal.core.suppression import suppress


def shown(counts, **kwargs):
    return {name: count.shown for name, count in suppress(counts, **kwargs).items()}


def test_counts_under_five_are_hidden_and_nought_is_not():
    assert shown({"a": 3, "b": 4, "c": 60, "d": 0}) == {"a": None, "b": None, "c": 60, "d": 0}


def test_a_single_hidden_count_takes_another_with_it_so_that_the_total_gives_nothing_away():
    assert shown({"a": 3, "b": 20, "c": 60}) == {"a": None, "b": None, "c": 60}


def test_nothing_is_hidden_where_nothing_is_small():
    assert shown({"a": 5, "b": 20}) == {"a": 5, "b": 20}


@pytest.mark.parametrize(
    "counts", [{"a": 1, "b": 1, "c": 40}, {"a": 2, "b": 9}, {"a": 4, "b": 0, "c": 7}]
)
def test_what_is_hidden_together_is_never_a_small_number(counts):
    hidden = [name for name, count in shown(counts).items() if count is None]

    assert len(hidden) > 1
    assert sum(counts[name] for name in hidden) >= 5


def test_a_hidden_count_says_how_small_it_may_be():
    assert str(suppress({"a": 3, "b": 20, "c": 60})["a"]) == "fewer than 5"
