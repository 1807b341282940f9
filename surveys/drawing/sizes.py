"""How many must answer, so that their answers are no further off than a margin.

Of a simple random sample, at 95 in 100, where half would say yes: the widest case. The finite population
is counted in, and a size is rounded up.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, sqrt

#: 95 in 100 of a normal curve lie within so many standard deviations.
Z = Fraction(196, 100)
HALF = Fraction(1, 4)  # p(1 - p), where p is one half
FORMULA = "n0 = 1.96² × 0.25 / e², n = n0 / (1 + (n0 − 1) / N), rounded up"
#: The margins that the card shows, in percentage points.
SHOWN = (Decimal(2), Decimal(3), Decimal(4), Decimal(5))


def answers_needed(population: int, margin: Decimal | int) -> int:
    """How many of ``population`` must answer for a margin of so many percentage points."""
    if population <= 0:
        return 0
    e = Fraction(margin) / 100
    n0 = Z**2 * HALF / e**2
    return min(population, ceil(n0 / (1 + (n0 - 1) / population)))


def margin_of(answers: int, population: int) -> float:
    """Within how many percentage points so many answers are: the same formula, the other way round."""
    if answers >= population:
        return 0.0
    n0 = answers * (population - 1) / (population - answers)
    return 100 * float(Z) * sqrt(HALF / n0)


@dataclass(frozen=True)
class Size:
    """``ask`` is how many to ask where so many of a hundred answer."""

    margin: Decimal
    needed: int
    ask: int


def card(population: int, *, answering: int) -> list[Size]:
    """What each margin needs. ``answering`` of a hundred who are asked will answer, people guess."""
    sizes = ((margin, answers_needed(population, margin)) for margin in SHOWN)
    return [
        Size(margin, needed, min(population, ceil(Fraction(needed * 100, answering))))
        for margin, needed in sizes
    ]


def shared_out(number: int, sizes: Mapping[str, int]) -> dict[str, int]:
    """``number`` places among groups by their size: each its whole part, and what is left to those who
    are nearest to one more. No group gets more than it has."""
    everybody = sum(sizes.values())
    if not everybody:
        return dict.fromkeys(sizes, 0)
    number = min(number, everybody)
    exact = {group: Fraction(number * size, everybody) for group, size in sizes.items()}
    shares = {group: int(part) for group, part in exact.items()}
    nearest = sorted(exact, key=lambda group: (shares[group] - exact[group], group))
    for group in nearest[: number - sum(shares.values())]:
        shares[group] += 1
    return shares
