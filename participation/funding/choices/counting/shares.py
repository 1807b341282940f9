"""One run of the Method of Equal Shares, with shares of one size.

Money is held in whole numbers of a unit that is made finer whenever a payment does not come out whole, so
that every amount is exact and can be compared at once. Ballots that say the same and hold the
same are counted together.
"""

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from heapq import heapify, heappop, heappush
from math import gcd, lcm

import numpy as np

from .pot import ReadyPot, Standing


@dataclass(frozen=True)
class Payment:
    """So many ballots paid so much each."""

    amount: Fraction
    ballots: int


@dataclass(frozen=True)
class Bought:
    """A project that its supporters paid for.

    ``paid`` are pairs of how much, in units, and by how many ballots; ``vote`` is what a vote for it paid
    of those who could, which is the most; a unit is ``1 / unit`` of the money.
    """

    code: str
    vote: int
    paid: tuple[tuple[int, int], ...]
    unit: int

    @property
    def price(self) -> Fraction:
        return Fraction(self.vote, self.unit)

    @property
    def payments(self) -> tuple[Payment, ...]:
        """The largest first."""
        together: Counter[int] = Counter()
        for amount, ballots in self.paid:
            together[amount] += ballots
        return tuple(
            Payment(Fraction(amount, self.unit), ballots)
            for amount, ballots in sorted(together.items(), reverse=True)
        )


@dataclass(frozen=True)
class Run:
    """``bought`` is in the order of choice; ``left`` what those who named each other project still hold."""

    share: Fraction
    bought: tuple[Bought, ...]
    spent: Fraction
    left: dict[str, Fraction]


#: Which of the amounts is nothing.
EMPTY = 0


class Purses:
    """What every group of ballots holds: ``holding`` says which of the ``amounts``, in units."""

    def __init__(self, ready: ReadyPot, share: Fraction):
        self.times = ready.times
        self.unit = lcm(ready.unit, share.denominator)
        self.amounts = [0, int(share * self.unit)]
        self.holding = np.ones(len(ready.times), dtype=np.int64)

    def of(self, standing: Standing) -> list[tuple[int, int, int]]:
        """Those who named it: what each holds, the votes each gave, how many ballots."""
        found = []
        for support in standing.support:
            ballots = np.zeros(len(self.amounts), dtype=np.int64)
            np.add.at(ballots, self.holding[support.groups], self.times[support.groups])
            for place in np.flatnonzero(ballots).tolist():
                found.append((self.amounts[place], support.votes, int(ballots[place])))
        return found

    def left(self, standing: Standing) -> Fraction:
        held = sum(amount * ballots for amount, _, ballots in self.of(standing))
        return Fraction(held, self.unit)

    def price(self, standing: Standing) -> tuple[int, int] | None:
        """What each vote pays, as units and the votes that pay them; None where they cannot pay it all.

        Whoever holds less than that gives all they have, and the others pay the rest.
        """
        purses = self.of(standing)
        rest = int(standing.cost * self.unit)
        votes = sum(given * ballots for _, given, ballots in purses)
        while votes:
            able = [one for one in purses if one[0] * votes >= rest * one[1]]
            if len(able) == len(purses):
                return rest, votes
            poor = [one for one in purses if one[0] * votes < rest * one[1]]
            rest -= sum(held * ballots for held, _, ballots in poor)
            votes -= sum(given * ballots for _, given, ballots in poor)
            purses = able
        return None

    def pay(self, standing: Standing, rest: int, votes: int) -> Bought:
        finer = votes // gcd(rest, votes)
        self._make_finer(finer)
        price = rest * finer // votes
        paid = tuple(
            (min(held, price * given), ballots) for held, given, ballots in self.of(standing)
        )
        for support in standing.support:
            before = self.holding[support.groups]
            after = np.full(len(self.amounts), EMPTY)
            for place in np.flatnonzero(np.bincount(before)).tolist():
                left = self.amounts[place] - price * support.votes
                if left > 0:
                    after[place] = len(self.amounts)
                    self.amounts.append(left)
            self.holding[support.groups] = after[before]
        self._forget_what_nobody_holds()
        return Bought(standing.code, price, paid, self.unit)

    def _make_finer(self, times: int) -> None:
        if times > 1:
            self.unit *= times
            self.amounts = [amount * times for amount in self.amounts]

    def _forget_what_nobody_holds(self) -> None:
        held = np.bincount(self.holding, minlength=len(self.amounts))
        held[EMPTY] = 1
        kept = np.flatnonzero(held)
        if len(kept) * 4 < len(held) * 3:
            places = np.zeros(len(held), dtype=np.int64)
            places[kept] = np.arange(len(kept))
            self.amounts = [self.amounts[place] for place in kept.tolist()]
            self.holding = places[self.holding]


def run_with(ready: ReadyPot, share: Fraction) -> Run:
    """Buy one project after the other, the one first that gives most votes for what a vote pays.

    How many votes a project has for its money can only fall while purses are emptied, so an old
    figure is an upper bound, and only what stands first is reckoned anew. Ties: lower cost, more votes, lot.
    """
    purses = Purses(ready, share)
    by_lot = {standing.lot: standing for standing in ready.able}
    # Votes for the money, as a negative number; cost; votes, negative; lot.
    waiting = [(Fraction(-one.votes), one.cost, -one.votes, one.lot) for one in ready.able]
    heapify(waiting)
    #: After how many purchases each was last reckoned.
    reckoned: dict[int, int] = {}
    bought: list[Bought] = []
    out: set[str] = set()
    while waiting:
        first = heappop(waiting)
        standing = by_lot[first[3]]
        price = None if standing.code in out else purses.price(standing)
        if price is None:
            continue
        if reckoned.get(standing.lot) != len(bought):
            rest, votes = price
            reckoned[standing.lot] = len(bought)
            heappush(waiting, (-standing.cost * purses.unit * votes / rest, *first[1:]))
            continue
        bought.append(purses.pay(standing, *price))
        out |= {standing.code} | ready.rivals.get(standing.code, frozenset())
    won = {one.code for one in bought}
    return Run(
        share=share,
        bought=tuple(bought),
        spent=sum((one.cost for one in ready.able if one.code in won), Fraction(0)),
        left={one.code: purses.left(one) for one in ready.able if one.code not in won},
    )
