"""Weights by raking: answers are counted for more or less until they have the shares of everybody.

W. E. Deming and F. F. Stephan (1940). One characteristic after the other is brought to its shares, again
and again, until all have them at once. People who are alike in all of them have one weight, so what is
weighed are groups of people and not rows: a hundred thousand answers are a few hundred numbers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from base.core.refused import Refused

#: Raked until no group's weighted share is further from its target than this part of it.
CLOSE_ENOUGH = 1e-9
MOST_PASSES = 1000
#: What a landlord is asked for: how much each group of a characteristic is of everybody, in any unit.
Targets = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True)
class AlikePeople:
    """``people`` of the same group of each characteristic, in the order of the targets, who were as
    likely to be asked as each other: ``design_weight`` is one divided by how likely that was."""

    groups: tuple[str, ...]
    people: int
    design_weight: float = 1.0


@dataclass(frozen=True)
class Raked:
    """``weights`` of the groups of people that were given, in their order; all people's add up to how
    many they are.

    ``capped`` are the people whose weight was held at the cap, and ``furthest`` is how far a group then
    is from its target, in percentage points. ``effect`` is Kish's design effect, n·Σw²/(Σw)²: how much
    weighting widens an interval; ``effective`` = (Σw)²/Σw² is of how many unweighted answers it is.
    """

    weights: tuple[float, ...]
    people: int
    passes: int
    capped: int
    furthest: float
    effect: float
    effective: float

    @property
    def capped_percent(self) -> float:
        return 100 * self.capped / self.people


def rake(
    alike: Sequence[AlikePeople], targets: Targets, *, most_often: float | None = None
) -> Raked:
    """Weights with which the people have the shares of ``targets``, times each one's design weight.

    ``most_often`` caps a weight at so many times the average one. Refuses by name a group of whom nobody
    answered, and people of a group that has no target: see :func:`merged`.
    """
    refuse_what_does_not_match(alike, targets)
    if most_often is not None and most_often <= 1:
        raise Refused("A cap is more than once: weights are 1 on average.")
    people = np.array([one.people for one in alike], dtype=float)
    weights = np.array([one.design_weight for one in alike], dtype=float)
    margins = list(_margins(alike, targets, people.sum()))
    passes = 0
    for _ in range(MOST_PASSES):
        passes += 1
        for places, wanted in margins:
            weights = weights * (wanted / np.bincount(places, weights * people))[places]
        if most_often is not None:
            weights = _at_most(most_often, weights, people)
        furthest = max(
            np.abs(np.bincount(places, weights * people) / wanted - 1).max()
            for places, wanted in margins
        )
        if furthest < CLOSE_ENOUGH:
            break
    else:
        if most_often is None:
            raise Refused(
                "No weights give all of these shares at once: some groups never come together in one "
                "person. Put groups together, or weight by fewer characteristics."
            )
    capped = most_often is not None and np.isclose(weights, most_often)
    squares, total = float((people * weights**2).sum()), float((people * weights).sum())
    return Raked(
        weights=tuple(float(weight) for weight in weights),
        people=int(people.sum()),
        passes=passes,
        capped=int(people[capped].sum()) if most_often is not None else 0,
        furthest=_furthest(margins, weights * people),
        effect=float(people.sum()) * squares / total**2,
        effective=total**2 / squares,
    )


def kish(weights: Mapping[float, int]) -> tuple[float, float]:
    """Design effect and effective number of so many people of each weight."""
    n = sum(weights.values())
    total = sum(weight * people for weight, people in weights.items())
    squares = sum(weight**2 * people for weight, people in weights.items())
    return n * squares / total**2, total**2 / squares


def merged(
    alike: Sequence[AlikePeople], targets: Targets, put_with: Mapping[str, Mapping[str, str]]
) -> tuple[list[AlikePeople], dict[str, dict[str, float]]]:
    """The same with groups put together: ``put_with`` says for each characteristic which group counts
    with which other. Its people and its target go there."""
    together: dict[tuple[tuple[str, ...], float], AlikePeople] = {}
    for one in alike:
        groups = tuple(
            put_with.get(name, {}).get(group, group)
            for name, group in zip(targets, one.groups, strict=True)
        )
        before = together.get((groups, one.design_weight))
        people = one.people + (before.people if before else 0)
        together[groups, one.design_weight] = replace(one, groups=groups, people=people)
    wanted: dict[str, dict[str, float]] = {}
    for name, shares in targets.items():
        wanted[name] = {}
        for group, share in shares.items():
            there = put_with.get(name, {}).get(group, group)
            wanted[name][there] = wanted[name].get(there, 0) + share
    return list(together.values()), wanted


def refuse_what_does_not_match(alike: Sequence[AlikePeople], targets: Targets) -> None:
    """Say by name which groups cannot be weighted as they are."""
    wrong = []
    if not targets or not sum(one.people for one in alike):
        raise Refused("There is nothing to weight yet.")
    for place, (name, shares) in enumerate(targets.items()):
        there: dict[str, int] = {}
        for one in alike:
            there[one.groups[place]] = there.get(one.groups[place], 0) + one.people
        for group, share in shares.items():
            if share > 0 and not there.get(group):
                wrong.append(f"Nobody who answered is “{group}” ({name})")
        for group, people in there.items():
            if people and not shares.get(group, 0) > 0:
                wrong.append(f"“{group}” ({name}) has no target, and {people:,} answered")
    if wrong:
        raise Refused(f"{'. '.join(wrong)}. Put such a group together with another one.")


def _margins(alike, targets, people):
    """Of each characteristic: at which of its groups people stand, and how many they should be."""
    for place, shares in enumerate(targets.values()):
        names = [name for name, share in shares.items() if share > 0]
        total = sum(shares[name] for name in names)
        places = np.array([names.index(one.groups[place]) for one in alike])
        yield places, np.array([shares[name] / total for name in names]) * people


def _at_most(cap: float, weights, people):
    """None above the cap; what that takes away goes to the others, so that all still add up."""
    weights = weights * (people.sum() / (weights * people).sum())
    while (over := weights > cap * (1 + 1e-12)).any():
        held = over | np.isclose(weights, cap)
        rest = (weights * people)[~held].sum()
        weights = np.where(
            held, cap, weights * ((people.sum() - cap * people[held].sum()) / rest if rest else 1)
        )
    return weights


def _furthest(margins, weighted) -> float:
    total = weighted.sum()
    return max(
        float(100 * np.abs(np.bincount(places, weighted) / total - wanted / wanted.sum()).max())
        for places, wanted in margins
    )
