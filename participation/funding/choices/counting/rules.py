"""By which rule a vote is counted. Each says all that it needs, so that anybody can count again."""

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from base.core.refused import Refused


class Stop(Enum):
    """When the steps end that make every ballot's share larger."""

    #: Before the first step whose winners cost more than the money.
    TOO_DEAR = "too-dear"
    #: As soon as nothing else fits into what is left, or before the first step that is too dear.
    NOTHING_FITS = "nothing-fits"


@dataclass(frozen=True)
class Greedy:
    """Most votes first: each project that still fits into the money is paid, one that does not is passed over."""


@dataclass(frozen=True)
class EqualShares:
    """The Method of Equal Shares, where the use of a project to a voter is its cost times their votes for it.

    Each ballot that names a project of the pot has the same share of ``start`` times the money. While
    there is a ``step`` (pounds, or whatever the money is in, for each ballot; 0 for none), the count
    is made anew with shares larger by it, until it stops. What is then left is given out by most votes
    first where ``top_up`` says so.

    Peters, Pierczyński and Skowron, Proportional Participatory Budgeting with Additive Utilities
    (2021), with the completion that adds to every share.
    """

    start: Fraction = Fraction(1)
    step: Fraction = Fraction(0)
    stop: Stop = Stop.TOO_DEAR
    top_up: bool = False

    def __post_init__(self):
        if not 0 < self.start <= 1:
            raise Refused(
                "The count must start with some of the money, and no more than all of it."
            )
        if self.step < 0:
            raise Refused("A step cannot make shares smaller.")


Rule = Greedy | EqualShares
