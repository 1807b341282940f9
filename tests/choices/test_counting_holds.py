"""What holds of every count, tried on made-up elections, and against a second way of counting."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from participation.funding.choices.counting.count import Because, count
from participation.funding.choices.counting.election import Election, Pot, Project, grouped
from participation.funding.choices.counting.rules import EqualShares, Greedy, Stop

CODES = "abcde"
#: A third of a pound in some costs, so that nothing comes out even.
MONEY = st.builds(Fraction, st.integers(1, 40), st.sampled_from([1, 3]))
RULES = st.one_of(
    st.just(Greedy()),
    st.builds(
        EqualShares,
        step=st.sampled_from([Fraction(0), Fraction(1), Fraction(5, 3)]),
        stop=st.sampled_from(list(Stop)),
        top_up=st.booleans(),
    ),
)


@st.composite
def elections(draw):
    costs = {code: draw(MONEY) for code in CODES}
    ballots = draw(
        st.lists(st.dictionaries(st.sampled_from(CODES), st.integers(1, 3), max_size=4), max_size=9)
    )
    either_or = draw(st.sampled_from([(), (frozenset("ab"),), (frozenset("bcd"),)]))
    return costs, draw(MONEY), draw(st.permutations(CODES)), either_or, ballots


def made(costs, money, lots, either_or, ballots):
    return Election(
        tuple(Project(code, cost) for code, cost in costs.items()),
        (Pot(money),),
        tuple(lots),
        grouped(tuple(ballot.items()) for ballot in ballots),
        either_or,
    )


@settings(max_examples=50, deadline=None)
@given(parts=elections(), rule=RULES, shuffled=st.randoms(use_true_random=False))
def test_no_count_overspends_or_depends_on_the_order_of_ballots_and_supporters_pay(
    parts, rule, shuffled
):
    the_election = made(*parts)
    (result,) = count(the_election, rule)

    costs, money, lots, either_or, ballots = parts
    assert sum((costs[code] for code in result.winners), Fraction(0)) == result.spent <= money
    assert all(len(names & set(result.winners)) <= 1 for names in either_or)
    for fate in result.fates.values():
        assert fate.won == (fate.code in result.winners)
        if fate.because is Because.PAID_BY_SUPPORTERS:
            payments = fate.bought.payments
            assert sum(payment.amount * payment.ballots for payment in payments) == fate.cost
            assert sum(payment.ballots for payment in payments) == fate.named

    again = [dict(sorted(ballot.items(), reverse=True)) for ballot in ballots]
    shuffled.shuffle(again)
    assert count(made(costs, money, lots, either_or, again), rule) == [result]


@settings(max_examples=50, deadline=None)
@given(parts=elections(), share=MONEY)
def test_equal_shares_agrees_with_a_count_of_single_ballots(parts, share):
    costs, _, lots, either_or, ballots = parts
    voting = [ballot for ballot in ballots if ballot]
    if not voting:
        return
    # The money such that every ballot has this share.
    (result,) = count(made(costs, share * len(voting), lots, either_or, ballots), EqualShares())

    assert list(result.winners) == plainly(costs, lots, either_or, voting, share)


def plainly(costs, lots, either_or, ballots, share):
    """The method as its authors tell it: a purse for each voter, every project priced anew each time."""
    purses, won = [share] * len(ballots), []
    while True:
        offers = []
        for code, cost in costs.items():
            given = {voter: ballot[code] for voter, ballot in enumerate(ballots) if code in ballot}
            if code in won or any(code in names and names & set(won) for names in either_or):
                continue
            if sum(purses[voter] for voter in given) < cost:
                continue
            price = lowest_price(
                cost, {voter: (purses[voter], votes) for voter, votes in given.items()}
            )
            offers.append(
                (price / cost, cost, -sum(given.values()), lots.index(code), code, price, given)
            )
        if not offers:
            return won
        *_, code, price, given = min(offers)
        for voter, votes in given.items():
            purses[voter] -= min(purses[voter], price * votes)
        won.append(code)


def lowest_price(cost, purses):
    """Emptied one after the other, the purse first that holds least for each of its votes."""
    waiting = sorted(purses.values(), key=lambda purse: purse[0] / purse[1])
    while waiting:
        held, votes = waiting[0]
        price = cost / sum(one[1] for one in waiting)
        if held >= price * votes:
            return price
        cost -= held
        waiting.pop(0)
    raise AssertionError("They could not pay.")
