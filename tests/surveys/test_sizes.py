"""How many must answer, against sizes that landlords have published."""

from decimal import Decimal

from surveys.drawing.sizes import answers_needed, card, margin_of, shared_out


def test_sizes_count_the_finite_population_in_and_are_rounded_up():
    # Golding Homes: 7,271 homes within 4 points; the formula gives 554.5.
    assert answers_needed(7_271, 4) == 555
    for population, margin, needed in (
        (1_000, 5, 278),
        (2_500, 5, 334),
        (9_999, 4, 567),
        (10_000, 3, 965),
        (24_999, 3, 1_024),
        (25_000, 2, 2_191),
        (3, 2, 3),
        (0, 4, 0),
    ):
        assert (population, answers_needed(population, Decimal(margin))) == (population, needed)


def test_so_many_answers_are_within_a_margin_as_landlords_have_published_it():
    assert round(margin_of(536, 2_436), 1) == 3.7
    assert round(margin_of(1_128, 18_800), 1) == 2.8
    assert margin_of(12, 12) == 0


def test_more_are_asked_than_must_answer_and_never_more_than_there_are():
    sizes = {size.margin: (size.needed, size.ask) for size in card(7_271, answering=25)}

    assert sizes[Decimal(4)] == (555, 2_220)
    assert card(300, answering=25)[0].ask == 300


def test_places_are_shared_out_by_size_to_the_last_one():
    sizes = {"Tenant": 70, "Owner": 20, "Sharing": 10}

    assert shared_out(10, sizes) == {"Tenant": 7, "Owner": 2, "Sharing": 1}
    assert shared_out(11, sizes) == {"Tenant": 8, "Owner": 2, "Sharing": 1}
    assert shared_out(1_000, sizes) == sizes
    assert shared_out(5, {}) == {}
