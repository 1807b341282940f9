"""How far a share may lie from what everybody would say, by chance alone.

Only a sample has such an interval. A census asks everybody, so there is no chance in whom it asks; where
anybody could answer, nobody was chosen by chance, and no formula says how near the answers are.
"""

from dataclasses import dataclass
from math import inf, sqrt

#: Of a normal distribution, 95% lies within so many standard deviations.
Z = 1.96


@dataclass(frozen=True)
class Interval:
    """The 95% interval of a share, in percent."""

    low: float
    high: float


def wilson(share: float, n: float, *, population: int | None = None) -> Interval | None:
    """The interval of a ``share`` (0 to 1) that ``n`` people gave; None of nobody.

    E. B. Wilson, Probable inference (1927): it never leaves 0 to 100 and holds where a share is near
    either end. Of a sample from ``population``, n stands for more: see :func:`as_if_of_many`. Where
    answers are weighted, ``n`` is the effective number: see :mod:`.weights`.
    """
    if n <= 0:
        return None
    n = as_if_of_many(n, population)
    if n == inf:
        return Interval(100 * share, 100 * share)
    middle = (share + Z**2 / (2 * n)) / (1 + Z**2 / n)
    reach = Z / (1 + Z**2 / n) * sqrt(share * (1 - share) / n + Z**2 / (4 * n**2))
    return Interval(100 * max(0.0, middle - reach), 100 * min(1.0, middle + reach))


def as_if_of_many(n: float, population: int | None) -> float:
    """Of how many it would be as sure, were they drawn from endlessly many: n' = n(N-1)/(N-n).

    Without a ``population`` that is known, n itself. Of everybody, nothing is left to chance.
    """
    if population is None:
        return n
    return n * (population - 1) / (population - n) if n < population else inf
