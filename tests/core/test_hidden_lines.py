"""Somebody who knows every total, every shown count and why a line is hidden tries to work out the rest."""

import itertools
import random

from base.core.suppression import hidden_lines, small_lines

THRESHOLD = 4
#: People of whom we do not know the group: the last line of the tables that have one.
NOBODY_KNOWS = "not known"


def made_up(chance: random.Random) -> dict[str, tuple[int, int]]:
    """(took part, did not): many small, as in a real table of a small landlord."""
    names = [f"group {n}" for n in range(chance.choice([2, 3, 4]))]
    names += [NOBODY_KNOWS] * chance.choice([0, 1])
    return {
        name: (chance.choice([0, 1, 2, 3, 5, 8]), chance.choice([0, 1, 3, 5, 9])) for name in names
    }


def hidden_of(table: dict[str, tuple[int, int]]) -> frozenset[str]:
    return hidden_lines(table, threshold=THRESHOLD, unknown={NOBODY_KNOWS})


def small_of(table: dict[str, tuple[int, int]]) -> frozenset[str]:
    return small_lines(table, threshold=THRESHOLD, unknown={NOBODY_KNOWS})


def could_be(table: dict[str, tuple[int, int]], hidden: frozenset[str]):
    """Every other table of which the same would be printed: how many people each line is of, how many
    took part altogether, and of each line how many did or why that is hidden.
    """
    names = sorted(hidden)
    together = sum(table[name][0] for name in names)
    for share in itertools.product(*(range(sum(table[name]) + 1) for name in names)):
        guess = dict(table)
        for n, name in zip(share, names, strict=True):
            guess[name] = (n, sum(table[name]) - n)
        if sum(share) == together and small_of(guess) == small_of(table):
            yield guess


def test_no_hidden_small_count_can_be_worked_out():
    for seed in range(60):
        table = made_up(random.Random(seed))
        hidden = hidden_of(table)
        unsure = set() if hidden == set(table) else set(small_of(table))  # or nothing is shown
        for guess in could_be(table, hidden):
            unsure = {name for name in unsure if guess[name] == table[name]}
            if not unsure:
                break
        assert not unsure, table


def protects(table: dict, hidden: set) -> bool:
    """For a table of one characteristic, said in another way than in the code."""
    small = {
        name for name in hidden - {NOBODY_KNOWS} if any(0 < n < THRESHOLD for n in table[name])
    }

    def fits(name, by):
        took, others = table[name][0] + by, table[name][1] - by
        if min(took, others) < 0:
            return False
        return name == NOBODY_KNOWS or (
            (0 < took < THRESHOLD or 0 < others < THRESHOLD) == (name in small)
        )

    def free(name, others):
        return any(
            fits(name, by) and fits(other, -by) for other in others - {name} for by in (1, -1)
        )

    known = hidden - {NOBODY_KNOWS}
    for column in (0, 1):
        left = sum(table[name][column] for name in hidden)
        if 0 < left < THRESHOLD and not any(free(name, hidden - known) for name in known):
            return False
    return len(hidden) > 1 and all(free(name, hidden) for name in small)


def test_of_all_that_protects_what_hides_the_fewest_known_people_is_chosen():
    """Every choice is tried: fewest people of known groups, then fewest others."""
    for seed in range(150):
        assert_hides_the_fewest(random.Random(seed))


def assert_hides_the_fewest(chance: random.Random) -> None:
    table = made_up(chance) | {
        f"wide {n}": (chance.choice([0, 6, 15]), chance.choice([0, 4, 5, 40])) for n in range(3)
    }
    hidden, must = hidden_of(table), small_of(table)

    def cost(names):
        known = sum(sum(table[name]) for name in names - {NOBODY_KNOWS})
        return known, sum(sum(table[name]) for name in names & {NOBODY_KNOWS})

    choices = [
        must.union(others)
        for number in range(len(table) + 1)
        for others in itertools.combinations(table.keys() - must, number)
    ]
    least = min(
        (cost(names) for names in choices if not names or protects(table, names)),
        default=cost(set(table)),
    )
    assert must <= hidden
    assert cost(hidden) == (least if must else (0, 0)), table


def test_totals_along_the_lines_do_not_give_a_hidden_count_away_either():
    """A table of two characteristics: the totals of both are published beside it."""
    for seed in range(40):
        chance = random.Random(1000 + seed)
        table = {
            f"line {n}": tuple(chance.choice([0, 2, 3, 7, 15]) for _ in range(3)) for n in range(4)
        }
        hidden = hidden_lines(table, threshold=5, across=3)
        if hidden == set(table):
            continue  # nothing is shown

        for name in hidden:
            for column, count in enumerate(table[name]):
                if 0 < count < 5:
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


def test_people_of_whom_we_do_not_know_the_group_protect_before_a_known_group():
    table = {"a": (3, 40), "b": (20, 30), NOBODY_KNOWS: (60, 70)}

    assert hidden_lines(table, threshold=5, unknown={NOBODY_KNOWS}) == {"a", NOBODY_KNOWS}


def test_a_few_people_of_whom_we_do_not_know_the_group_hide_nobody():
    table = {"a": (30, 40), "b": (20, 30), NOBODY_KNOWS: (1, 0)}

    assert hidden_lines(table, threshold=5, unknown={NOBODY_KNOWS}) == frozenset()


def test_two_small_counts_that_can_be_nothing_else_do_not_protect_each_other():
    """Four and four: each is under five, and eight is left of the column."""
    table = {"a": (4, 40), "b": (4, 30), "c": (9, 40), "d": (60, 70)}

    assert hidden_lines(table, threshold=5) == {"a", "b", "c"}


def test_where_one_more_line_does_not_protect_two_may():
    table = {"a": (1, 2), "b": (1, 0), "c": (5, 0), "d": (0, 6), "e": (0, 40)}

    assert hidden_lines(table, threshold=5) == {"a", "b", "c", "d"}


def test_what_must_be_hidden_anyway_takes_another_with_it():
    table = {"a": (3, 40), "b": (20, 30), "c": (60, 70)}

    assert hidden_lines(table, threshold=5, hidden=frozenset({"c"})) == {"a", "c"}
    assert hidden_lines({**table, "a": (10, 40)}, threshold=5, hidden=frozenset({"a"})) == {
        "a",
        "b",
    }


def test_nothing_is_hidden_where_nothing_is_small():
    assert hidden_lines({"a": (5, 0), "b": (20, 9)}, threshold=5) == frozenset()


def test_where_hiding_does_not_help_nothing_is_shown():
    assert hidden_lines({"a": (3, 0), "b": (0, 0)}, threshold=5) == {"a", "b"}
