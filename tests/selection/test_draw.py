"""What holds of every draw, tried on many made-up lists."""

import random
from collections import Counter
from fractions import Fraction

from participation.joining.selection.draw import Person, draw, number, quotas

AREAS, TENURES = ("North", "West", "East"), ("Tenant", "Owner", "Sharing owner")
TRIES = range(60)


def made_up(attempt: int):
    """A list, the customers it comes from, and how many to draw; some cells empty on either side."""
    dice = random.Random(attempt)
    cells = [(area, tenure) for area in AREAS for tenure in TENURES]
    profile = {cell: dice.choice([0, 1, 3, 40, 900]) for cell in cells}
    profile[cells[0]] += 5
    people = [
        Person(key, dice.choice(cells[: dice.randint(1, 9)])) for key in range(dice.randint(1, 200))
    ]
    return people, profile, dice.randint(1, 40), dice.randint(0, 20)


def drawn(attempt: int, *, shuffled: int | None = None, seed: str = "seed"):
    people, profile, places, reserves = made_up(attempt)
    if shuffled is not None:
        random.Random(shuffled).shuffle(people)
        profile = dict(random.Random(shuffled).sample(list(profile.items()), len(profile)))
    return draw(people, profile=profile, places=places, reserves=reserves, seed=seed)


def test_nobody_is_drawn_twice_and_every_place_is_filled_while_there_are_people():
    for attempt in TRIES:
        people, _, places, reserves = made_up(attempt)

        result = drawn(attempt)

        keys = [person.key for person in (*result.chosen, *result.reserves)]
        assert len(set(keys)) == len(keys)
        assert len(result.chosen) == min(places, len(people))
        assert len(result.reserves) == min(reserves, len(people) - len(result.chosen))


def test_each_group_gets_its_quota_wherever_it_has_the_people():
    for attempt in TRIES:
        for cell in drawn(attempt).cells:
            assert cell.chosen >= min(cell.quota, cell.listed)
            assert cell.chosen <= cell.listed
        if all(cell.listed >= cell.quota for cell in drawn(attempt).cells):
            assert all(cell.chosen == cell.quota for cell in drawn(attempt).cells)


def test_quotas_add_up_and_lie_within_one_of_the_exact_share():
    for attempt in TRIES:
        _, profile, places, _ = made_up(attempt)
        total = sum(profile.values())

        given = quotas(places, profile, seed="seed")

        assert sum(given.values()) == places
        for cell, share in given.items():
            assert abs(share - Fraction(places * profile[cell], total)) < 1


def test_the_order_of_the_list_plays_no_part():
    for attempt in TRIES:
        assert drawn(attempt, shuffled=1) == drawn(attempt, shuffled=2) == drawn(attempt)


def test_the_same_seed_gives_the_same_people_and_another_seed_others():
    assert drawn(7) == drawn(7)
    assert drawn(7).chosen != drawn(7, seed="another").chosen


def test_in_its_group_everybody_has_the_same_chance():
    people = [Person(key, ("West",)) for key in range(20)]
    times: Counter[int] = Counter()
    for attempt in range(2000):
        result = draw(people, profile={("West",): 20}, places=5, reserves=0, seed=str(attempt))
        times.update(person.key for person in result.chosen)

    assert result.cells[0].chance == Fraction(1, 4)
    assert all(400 < times[person.key] < 600 for person in people)  # 500 expected, 19 standard


def test_anybody_can_work_out_a_number_by_hand():
    # printf 42 | openssl dgst -sha256 -hmac seed
    assert number("seed", 42) == "3ee9e59382d5d6320fdbee0603ba9f970741c15d0b07c9fa28a0e5379708cacf"


def test_places_of_a_group_without_people_go_to_the_others_in_proportion():
    people = [Person(key, ("North",)) for key in range(10)]
    people += [Person(key, ("West",)) for key in range(10, 20)]
    profile = {("North",): 100, ("West",): 100, ("East",): 200}

    result = draw(people, profile=profile, places=8, reserves=2, seed="seed")

    assert {cell.cell[0]: (cell.quota, cell.chosen) for cell in result.cells} == {
        "East": (4, 0),
        "North": (2, 4),
        "West": (2, 4),
    }


def test_nobody_to_draw_from_is_an_empty_draw():
    result = draw([], profile={("West",): 10}, places=3, reserves=1, seed="seed")

    assert (result.chosen, result.reserves) == ((), ())
    assert result.cells[0].chance == 0
