"""Somebody who knows every total, every shown count and the rule itself tries to work out the rest."""

import itertools
import random

import pytest

from base.core.suppression import hidden_lines

THRESHOLD = 5


def ways_to_share(total: int, among: int):
    """Every way in which ``total`` people can stand in that many places."""
    for bars in itertools.combinations(range(total + among - 1), among - 1):
        edges = (-1, *bars, total + among - 1)
        yield tuple(b - a - 1 for a, b in itertools.pairwise(edges))


def could_be(table: dict[str, tuple[int, int]], hidden: frozenset[str], column: int):
    """Every table with the same totals and shown counts that we would publish as the same."""
    names = sorted(hidden)
    total = sum(table[name][column] for name in names)
    for shares in ways_to_share(total, len(names)):
        guess = dict(table)
        for name, share in zip(names, shares, strict=True):
            pair = list(table[name])
            pair[column] = share
            guess[name] = tuple(pair)
        if hidden_lines(guess, threshold=THRESHOLD) == hidden:
            yield guess


@pytest.mark.parametrize("seed", range(60))
def test_no_hidden_count_can_be_worked_out(seed):
    chance = random.Random(seed)
    lines = chance.choice([3, 4, 5])
    # (took part, did not): many small, as in a real table of a small landlord
    table = {
        f"group {n}": (chance.choice([0, 1, 2, 3, 6, 9]), chance.choice([0, 1, 4, 6, 12, 40]))
        for n in range(lines)
    }
    hidden = hidden_lines(table, threshold=THRESHOLD)
    for name, column in itertools.product(hidden, (0, 1)):
        if 0 < table[name][column] < THRESHOLD:
            possible = {world[name][column] for world in could_be(table, hidden, column)}
            assert len(possible) > 1, (table, name, column)


@pytest.mark.parametrize("seed", range(40))
def test_totals_along_the_lines_do_not_give_a_hidden_count_away_either(seed):
    """A table of two characteristics: the totals of both are published beside it."""
    chance = random.Random(1000 + seed)
    table = {
        f"line {n}": tuple(chance.choice([0, 2, 3, 7, 15]) for _ in range(3)) for n in range(4)
    }
    hidden = hidden_lines(table, threshold=THRESHOLD)

    for name in hidden:
        for column, count in enumerate(table[name]):
            if 0 < count < THRESHOLD:
                assert can_be_otherwise(table, hidden, name, column), (table, name, column)


def can_be_otherwise(table, hidden, name, column) -> bool:
    """One person moved round a rectangle of hidden counts leaves every total as it was."""
    for other, beside in itertools.product(hidden - {name}, range(3)):
        if beside == column:
            continue
        up = table[name][beside] > 0 and table[other][column] > 0
        down = table[name][column] > 0 and table[other][beside] > 0
        if up or down:
            return True
    return False


def test_a_line_is_hidden_whole_and_never_alone():
    table = {"a": (3, 40), "b": (20, 30), "c": (60, 70)}

    assert hidden_lines(table, threshold=5) == {"a", "b"}


def test_what_must_be_hidden_anyway_takes_another_with_it():
    table = {"a": (10, 40), "b": (20, 30), "c": (60, 70)}

    assert hidden_lines(table, threshold=5, hidden={"a"}) == {"a", "b"}


def test_nothing_is_hidden_where_nothing_is_small():
    assert hidden_lines({"a": (5, 0), "b": (20, 9)}, threshold=5) == frozenset()


def test_where_hiding_does_not_help_nothing_is_shown():
    assert hidden_lines({"a": (3, 0), "b": (0, 0)}, threshold=5) == {"a", "b"}
