"""How much an answer counts by how its giver was drawn, before anything else is weighed.

Where groups were drawn from in shares of their own, one who was asked stands for as many people as could be
asked for each who was: one divided by how likely they were to be asked. Who of them answered is another
matter, which raking mends: see :mod:`.statistics.weights`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..fieldwork import Stratum


@dataclass(frozen=True)
class Design:
    """Of each group of the sample, how much an answer counts. Whoever was not drawn counts as ``usual``."""

    strata: tuple[Stratum, ...]
    weights: Mapping[str, float]
    usual: float
    #: Whether one who answered counts for more than another.
    differs: bool

    def of(self, group: str) -> float:
        return self.weights.get(group, self.usual)


def design_of(
    strata: Sequence[Stratum], answered: Mapping[str, int], *, threshold: int | None = None
) -> Design | None:
    """Of so many people who answered of each group; None where no groups were drawn from.

    Where small numbers are hidden, groups of whom few answered count together as they do on average:
    with a weight of their own, a share would tell what these few said.
    """
    drawn = tuple(one for one in strata if one.asked)
    if not drawn:
        return None
    usual = sum(one.people for one in drawn) / sum(one.asked for one in drawn)
    weights = {one.name: one.people / one.asked for one in drawn}
    weights |= {group: usual for group in answered if group not in weights}
    if threshold is not None:
        weights |= _together(weights, answered, threshold)
    counted = {weights[group] for group, n in answered.items() if n}
    return Design(drawn, weights, usual, differs=len(counted) > 1)


def _together(
    weights: Mapping[str, float], answered: Mapping[str, int], threshold: int
) -> dict[str, float]:
    """One weight for the groups of fewest answers, until none of fewer than ``threshold`` is by itself."""
    there = sorted((n, group) for group, n in answered.items() if n)
    few: list[tuple[int, str]] = []
    while there and (there[0][0] < threshold or 0 < sum(n for n, _ in few) < threshold):
        few.append(there.pop(0))
    people = sum(n for n, _ in few)
    if not people:
        return {}
    average = sum(weights[group] * n for n, group in few) / people
    return {group: average for _, group in few}
