"""Somebody who has everything that is told of one questionnaire, and a solver.

They know how each person may answer, and think of every way in which so many people could have answered:
how many there are of each combination of group and answers. What is told are sums of those. The least and
the most that a number can be, given all of it, is what they learn.
"""

import itertools

import numpy as np
from scipy.optimize import linprog


class Adversary:
    """``kinds`` are the values that each thing about a person can have: their group, their answers."""

    def __init__(self, kinds: dict[str, list[str]]):
        self.names = list(kinds)
        self.people = list(itertools.product(*kinds.values()))
        self.rows: list[np.ndarray] = []
        self.totals: list[int] = []

    def where(self, **wanted: set[str]) -> np.ndarray:
        """The people of whom each of these things is one of these values."""
        at = {self.names.index(name): values for name, values in wanted.items()}
        return np.array(
            [all(one[n] in values for n, values in at.items()) for one in self.people], float
        )

    def is_told(self, people: int, **wanted: set[str]) -> None:
        self.rows.append(self.where(**wanted))
        self.totals.append(people)

    def bounds(self, **wanted: set[str]) -> tuple[float, float]:
        """The least and the most people of whom it can be so."""
        of = self.where(**wanted)
        found = [
            linprog(sign * of, A_eq=np.array(self.rows), b_eq=np.array(self.totals), method="highs")
            for sign in (1, -1)
        ]
        assert all(one.success for one in found), [one.message for one in found]
        return found[0].fun, -found[1].fun
