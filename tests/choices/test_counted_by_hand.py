"""Elections that were counted with pencil and paper before the code was asked."""

from fractions import Fraction

import pytest

from base.core.refused import Refused
from participation.funding.choices.counting.accounts import why
from participation.funding.choices.counting.ballots import GivePoints, Pick, Rank, Spend
from participation.funding.choices.counting.count import count, winners
from participation.funding.choices.counting.election import Election, Pot, Project, grouped
from participation.funding.choices.counting.rules import EqualShares, Greedy, Stop
from tests.choices.elections import counted, election, steps_of, won

SEVEN = election(4, dict.fromkeys("abcdefg", 1), "ab x3, ac x3, ad x2, bcf, e, f, g")
#: Three voters with 2 each. a and c both have two votes and cost 3; a has the earlier lot.
TWO_STOPS = election(6, {"a": 3, "b": 2, "c": 3}, "bc, a, ac")


def test_seven_projects_of_one_pound_elect_a_alone_and_four_with_steps_of_a_twenty_fourth():
    # Of a share of 1/3 eight voters pay 1/8 each for a and have 5/24 left: for b and c 23/24 together.
    assert won(SEVEN, EqualShares()) == "a"
    # With 9/24 b's four have 3/4 and 3/8 and pay 1/4 each, and c is 1/8 short; with 10/24 c can be paid;
    # with 15/24 the two who named d have 1/2 each. With 18/24 f's two could pay as well: 5 of 4.
    assert sorted(won(SEVEN, steps_of(Fraction(1, 24)))) == ["a", "b", "c", "d"]


def test_what_is_left_goes_by_most_votes_only_where_the_rule_says_so():
    costs = {"a": 1, "b": 2, "c": 2, "d": 1, "e": 1, "f": 1}
    the_election = election(5, costs, "ab x2, a, ac x3, ad x2, f, e")

    # Ten voters with 1/2: eight pay 1/8 for a. Then c's three have 9/8 of 2, d's two 3/4 of 1.
    assert won(the_election, EqualShares()) == "a"
    # 4 is left: c (three votes), then d (two, and cheaper than b), then e, whose lot is before f's.
    assert won(the_election, EqualShares(top_up=True)) == "acde"


def test_a_step_whose_winners_cost_too_much_is_not_taken():
    the_election = election(4, {"p": 2, "q": 2, "r": 3}, "p x5, q, r x2")

    # Eight voters with 1/2: only p. With 3/2 r can pay 3 too, which makes 5.
    assert won(the_election, EqualShares()) == "p"
    assert won(the_election, steps_of(Fraction(1, 2))) == "p"
    # By votes r comes first, and does not fit into the 2 that are left; q does.
    assert won(the_election, steps_of(Fraction(1, 2), top_up=True)) == "pq"


def test_where_the_steps_stop_decides_who_wins():
    early = counted(TWO_STOPS, steps_of(1, stop=Stop.NOTHING_FITS))
    late = counted(TWO_STOPS, steps_of(1))

    # With 2 each: a for 3/2 twice; c's two have 2 and 1/2; b's one voter pays 2. 1 is left: nothing fits.
    assert (early.winners, early.steps, early.spent) == (("a", "b"), 0, 5)
    # With 3 each c can pay as well, and comes before b, whose voter then has 3/2. With 4 all three: 8.
    assert (late.winners, late.steps, late.share) == (("a", "c"), 1, 3)


@pytest.mark.parametrize(
    ("ballots", "lots", "order"),
    [
        ("a x3, b x3", "abc", "ba"),  # three votes each for what they pay: b is cheaper
        ("a x2, b x3, c x3", "acb", "bca"),  # again, and c costs what a does, with more votes
        ("b, c, a", "acb", "bac"),  # a and c alike: by lot
        ("b, c, a", "cab", "bca"),
    ],
)
def test_a_tie_goes_to_the_lower_cost_then_to_more_votes_then_by_lot(ballots, lots, order):
    costs = {"a": 6, "b": 4, "c": 6}

    assert won(election(60, costs, ballots, lots=tuple(lots)), EqualShares()) == order
    assert won(election(16, costs, ballots, lots=tuple(lots)), Greedy()) == order


def test_of_equal_worth_for_the_money_the_one_with_more_votes_goes_first():
    # 17 voters with 1. z takes 1/2 of ten. y: three pay 1 and two their last 1/2: 4 votes for each pound
    # paid at most, as x has; but five named y.
    the_election = election(17, {"x": 4, "y": 4, "z": 5}, "z x8, yz x2, x x4, y x3")

    assert won(the_election, EqualShares()) == "zyx"


def test_one_lot_is_used_at_every_step():
    the_election = election(2, dict.fromkeys("abc", 2), "a, b, c", lots=("c", "a", "b"))

    # 2/3 each, then 5/3, then 8/3 with which all three could pay: too dear. By votes all are alike.
    assert won(the_election, steps_of(1)) == ""
    assert won(the_election, steps_of(1, top_up=True)) == "c"
    assert won(the_election, Greedy()) == "c"


@pytest.mark.parametrize(
    ("money", "costs", "ballots", "payments"),
    [
        (150, {"p": 50}, "p x5", [(10, 5)]),
        # w has emptied ten purses of 30, and one of them named p as well.
        (420, {"w": 300, "p": 50}, "w x9, pw, p x4", [(Fraction(25, 2), 4), (0, 1)]),
        # w has left 5 in each of ten purses, two of which named p as well.
        (390, {"w": 250, "p": 50}, "w x8, pw x2, p x3", [(Fraction(40, 3), 3), (5, 2)]),
    ],
)
def test_supporters_pay_as_equally_as_their_purses_allow(money, costs, ballots, payments):
    paid = counted(election(money, costs, ballots), EqualShares()).fates["p"].bought.payments

    assert [(payment.amount, payment.ballots) for payment in paid] == payments


def test_most_votes_first_passes_over_what_does_not_fit():
    the_election = election(10, {"a": 6, "b": 5, "c": 4, "d": 1}, "ab x3, bc x2, c x2, a, d")

    # b (5 votes, 5), then a and c with four each: c is cheaper (4), a does not fit, d does.
    assert won(the_election, Greedy()) == "bcd"


def test_only_one_of_an_either_or_wins_and_the_others_are_told_by_which():
    the_election = election(
        9, {"a": 3, "b": 3, "c": 3}, "ab x3, a, bc x2", either_or=(frozenset("ab"),)
    )

    # b has five votes and a four; then c with two.
    for rule in (Greedy(), EqualShares(step=Fraction(1), top_up=True)):
        result = counted(the_election, rule)
        assert sorted(result.winners) == ["b", "c"]
        assert result.fates["a"].instead == "b"


def test_a_project_with_too_few_votes_never_wins_though_money_is_left():
    the_election = election(9, {"a": 3, "b": 3}, "a x3, b", fewest_ballots=2)

    assert won(the_election, steps_of(1, top_up=True)) == won(the_election, Greedy()) == "a"


def test_stretch_money_finishes_one_project_and_no_second():
    the_election = election(
        10, {"a": 8, "b": 5, "c": 3}, "a x5, b x4, c x3", pots=(Pot(Fraction(10), "", Fraction(3)),)
    )

    # 2 is left after a; with 3 more b can be paid. c would fit into what b leaves of nothing.
    assert won(the_election, Greedy()) == "ab"


def test_each_pot_is_shared_among_those_who_named_something_of_it():
    north = [Project("a", Fraction(4), "north"), Project("b", Fraction(4), "north")]
    south = [Project("c", Fraction(3), "south")]
    result = count(
        Election(
            (*north, *south),
            (Pot(Fraction(8), "north"), Pot(Fraction(2), "south")),
            ("b", "a", "c"),
            grouped([(("a", 1), ("c", 1)), (("b", 1),), (("c", 1),)]),
        ),
        EqualShares(top_up=True),
    )

    # Two ballots share 8 in the north: 4 each. Two share 2 in the south, where c costs 3.
    assert [pot.winners for pot in result] == [("b", "a"), ()]
    assert [(pot.ballots, pot.share) for pot in result] == [(2, 4), (2, 1)]


def test_a_rank_and_points_count_as_so_many_votes():
    costs = {"a": Fraction(4), "b": Fraction(4)}
    ranked = [Rank(2).read(chosen, costs) for chosen in ("ab", "ab", "ba", "b")]
    points = [GivePoints(5).read(given, costs) for given in ({"a": 4, "b": 1}, {"b": 2, "a": 0})]

    for ballots, votes in ((ranked, {"a": 5, "b": 6}), (points, {"a": 4, "b": 3})):
        the_election = Election(
            tuple(Project(code, cost) for code, cost in costs.items()),
            (Pot(Fraction(8)),),
            ("a", "b"),
            grouped(ballots),
        )
        fates = counted(the_election, Greedy()).fates
        assert {code: fate.votes for code, fate in fates.items()} == votes
    # b's four voters gave it 1, 1, 2 and 2 votes, and pay 4 in that measure: 2/3 a vote, 4/3 at most.
    ranked_election = Election(
        tuple(Project(code, cost) for code, cost in costs.items()),
        (Pot(Fraction(8)),),
        ("a", "b"),
        grouped(ranked),
    )
    paid = counted(ranked_election, EqualShares()).fates["b"].bought.payments
    assert [(payment.amount, payment.ballots) for payment in paid] == [
        (Fraction(4, 3), 2),
        (Fraction(2, 3), 2),
    ]


@pytest.mark.parametrize(
    ("kind", "chosen"),
    [
        (Pick(2), "abc"),
        (Pick(3), "aa"),
        (Pick(3), "ax"),
        (Spend(Fraction(5)), "ab"),
        (Rank(2), "abc"),
        (GivePoints(3), {"a": 2, "b": 2}),
        (GivePoints(3), {"a": -1}),
    ],
)
def test_a_ballot_that_breaks_the_rules_is_refused(kind, chosen):
    costs = {"a": Fraction(3), "b": Fraction(3), "c": Fraction(1)}

    with pytest.raises(Refused):
        kind.read(chosen, costs)


@pytest.mark.parametrize(
    "said",
    [
        {"pots": (Pot(Fraction(0)),)},
        {"lots": ("a",)},
        {"ceiling": Fraction(2)},
        {"either_or": (frozenset("az"),)},
        {"fewest_ballots": 0},
        {"ballots": {(("z", 1),): 1}},
        {"ballots": {(("a", 1), ("a", 1)): 1}},
    ],
)
def test_an_election_that_cannot_be_counted_is_refused(said):
    whole = {"pots": (Pot(Fraction(5)),), "lots": ("a", "b"), "ballots": {}}

    with pytest.raises(Refused):
        Election((Project("a", Fraction(3)), Project("b", Fraction(1))), **(whole | said))


def test_nobody_voted_and_nobody_wins():
    nobody = election(5, {"a": 3}, "")

    assert [winners(count(nobody, rule)) for rule in (Greedy(), steps_of(1, top_up=True))] == [
        (),
        (),
    ]


@pytest.mark.parametrize(
    ("code", "rule", "words"),
    [
        (
            "a",
            EqualShares(),
            "Winner number 1. 8 ballots named it, and each paid £0.12 for each vote: £1 in all.",
        ),
        (
            "b",
            EqualShares(),
            "Not chosen. 4 ballots named it. Those who named it had £0.96 left of their shares, which is 95%"
            " of the £1 that it costs.",
        ),
        (
            "b",
            Greedy(),
            "Winner number 2. 4 ballots named it. By number of votes it was its turn, £3 was left, and it costs"
            " £1.",
        ),
        (
            "g",
            Greedy(),
            "Not chosen. 1 ballot named it. When its turn came by number of votes, £0 was left, and it costs £1.",
        ),
    ],
)
def test_each_project_has_an_account_of_why(code, rule, words):
    assert why(counted(SEVEN, rule).fates[code], SEVEN, {}) == words
