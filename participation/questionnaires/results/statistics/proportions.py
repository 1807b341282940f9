"""Whether two shares differ by more than chance: the test of two proportions.

Each of the two is of people drawn by chance, or of people as they came who stand for all who might have
come, such as those for whom something was done in a month. Whoever prints a verdict prints :data:`RULE`.
"""

from dataclasses import dataclass
from enum import StrEnum
from math import erfc, inf, sqrt

from .intervals import as_if_of_many

#: A difference that chance alone brings about in fewer than this part of cases is one beyond chance.
LEVEL = 0.05
#: Where fewer than so many would be expected of one answer in one of the two, the test says nothing:
#: the rule of Cochran (1954).
LEAST_EXPECTED = 5
RULE = (
    "Two shares are held against chance with the test of two proportions (pooled, two-sided, at 5%). "
    "Where fewer than 5 people of either would be expected on one side, they are too few to say."
)


class Change(StrEnum):
    """How a share stands beside an earlier one, in words."""

    HIGHER = "Better"
    LOWER = "Worse"
    NONE = "No difference beyond chance"
    TOO_FEW = "Too few to say"


@dataclass(frozen=True)
class Proportion:
    """A ``share`` (0 to 1) of ``n`` people; of weighted answers, of the effective number. ``population``
    are all of whom they were drawn, where that is known."""

    share: float
    n: float
    population: int | None = None

    @property
    def as_if_of(self) -> float:
        return as_if_of_many(self.n, self.population)


def chance_of(now: Proportion, before: Proportion) -> float | None:
    """How often two shares lie so far apart by chance alone, if nothing changed (the p-value); None
    where too few answered to say.

    The pooled z-test, two-sided; with endless populations its square is Pearson's chi-squared of the
    two-by-two table, without Yates's correction. Of a part of a population that is known, each n stands
    for more: see :func:`~.intervals.as_if_of_many`.
    """
    if now.n <= 0 or before.n <= 0:
        return None
    pooled = (now.share * now.n + before.share * before.n) / (now.n + before.n)
    if min(now.n, before.n) * min(pooled, 1 - pooled) < LEAST_EXPECTED:
        return None
    spread = sum(0.0 if one == inf else 1 / one for one in (now.as_if_of, before.as_if_of))
    apart = abs(now.share - before.share)
    if not spread:  # all of both were asked: nothing is left to chance
        return 0.0 if apart else 1.0
    return erfc(apart / sqrt(pooled * (1 - pooled) * spread) / sqrt(2))


def changed(now: Proportion, before: Proportion) -> Change:
    """What may be said of two shares beside each other."""
    chance = chance_of(now, before)
    if chance is None:
        return Change.TOO_FEW
    if chance >= LEVEL:
        return Change.NONE
    return Change.HIGHER if now.share > before.share else Change.LOWER
