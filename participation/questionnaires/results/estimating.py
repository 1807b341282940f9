"""What the answers say of everybody: shares, weighted or not, each with the interval that it has."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count
from django.utils.text import get_text_list

from base.core.refused import Refused
from participation.people.customers.models import Customer

from ..fieldwork import Basis
from ..kinds import Kind
from ..models import Question, Weighting
from .counting import Line, Tally
from .design import Design
from .groups import facts_of_customers, in_word
from .statistics.intervals import Interval, wilson
from .statistics.weights import AlikePeople, Raked, kish, merged, rake

#: The groups of some people, by each fact that answers are weighted by, in words.
Groups = tuple[str, ...]


@dataclass(frozen=True)
class Weights:
    """The weight of people by their groups of each of the ``facts``; with a ``design`` the group of the
    sample stands before these. ``effect`` and ``effective`` are Kish's, of all weighing together;
    ``raked`` is None where people are weighted by how they were drawn alone."""

    facts: tuple[str, ...]
    of: Mapping[Groups, float]
    people: int
    effect: float
    effective: float
    raked: Raked | None = None
    design: Design | None = None


@dataclass(frozen=True)
class Estimate:
    """A share in percent of those whose answer counts, and its 95% interval, if it has one."""

    share: float
    interval: Interval | None


@dataclass(frozen=True)
class Estimating:
    """How shares are reckoned: with which weights, and from what kind of asking."""

    basis: Basis
    population: int | None = None
    weights: Weights | None = None

    def share(
        self, parts: Mapping[Groups, Tally], chose: Callable[[Tally], int]
    ) -> Estimate | None:
        """Of people by their groups, who ``chose`` so; None where nobody's answer counts."""
        weight = self.weights.of if self.weights else {}
        of = sum(weight.get(groups, 1.0) * part.counted for groups, part in parts.items())
        if not of:
            return None
        share = sum(weight.get(groups, 1.0) * chose(part) for groups, part in parts.items()) / of
        return Estimate(100 * share, self._interval(share, self.effective(parts)))

    def effective(self, parts: Mapping[Groups, Tally]) -> float:
        """Of how many unweighted answers it would be as sure: Kish."""
        if self.weights is None:
            return float(sum(part.counted for part in parts.values()))
        people: Counter[float] = Counter()
        for groups, part in parts.items():
            people[self.weights.of.get(groups, 1.0)] += part.counted
        return kish(people)[1]

    def _interval(self, share: float, n: float) -> Interval | None:
        if self.basis != Basis.SAMPLE:
            return None
        return wilson(min(max(share, 0.0), 1.0), n, population=self.population)


def better_answers(question: Question, lines: Sequence[Line]) -> frozenset[str]:
    """Of a scale with a middle, the answers before it: very and fairly satisfied. Otherwise none."""
    counted = [line.code for line in lines if line.counts]
    if question.kind != Kind.SCALE or len(counted) not in (3, 5, 7):
        return frozenset()
    return frozenset(counted[: len(counted) // 2])


def weights_by_design(design: Design, people: Mapping[Groups, int]) -> Weights:
    """Of so many people by the group of the sample, which is the first of their groups."""
    of = {groups: design.of(groups[0]) for groups in people}
    alike: Counter[float] = Counter()
    for groups, n in people.items():
        alike[of[groups]] += n
    return Weights((), of, alike.total(), *kish(alike), design=design)


def weights_of(
    weighting: Weighting,
    people: Mapping[Groups, int],
    design: Design | None = None,
    *,
    threshold: int | None = None,
) -> Weights:
    """Weights of so many people by the facts of ``weighting``. Refuses what cannot be weighted.

    With a ``design`` the group of the sample is the first of their groups, and its weights are what
    raking begins with. Where numbers below ``threshold`` are hidden, no group of few is weighted by
    itself: whoever lets a few count for nearly everybody reads in the shares what these few answered.
    """
    facts = tuple(weighting.targets)
    first = 0 if design is None else 1
    title = {code: one.title for code, one in facts_of_customers().items()}
    put_with = {title[code]: weighting.put_with.get(code, {}) for code in facts}
    targets = {title[code]: weighting.targets[code] for code in facts}

    def drawn(groups: Groups) -> float:
        return 1.0 if design is None else design.of(groups[0])

    alike = [AlikePeople(groups[first:], n, drawn(groups)) for groups, n in people.items() if n]
    together, wanted = merged(alike, targets, put_with)
    if threshold is not None:
        _refuse_few(together, threshold)
    cap = None if weighting.most_often is None else float(weighting.most_often)
    raked = rake(together, wanted, most_often=cap)
    weight = {
        (one.groups, one.design_weight): found
        for one, found in zip(together, raked.weights, strict=True)
    }
    of = {
        groups: weight[_together(groups[first:], put_with.values()), drawn(groups)]
        for groups, n in people.items()
        if n
    }
    return Weights(facts, of, raked.people, raked.effect, raked.effective, raked, design)


def _refuse_few(together: Iterable[AlikePeople], threshold: int) -> None:
    people: Counter[tuple[int, str]] = Counter()
    for one in together:
        for place, name in enumerate(one.groups):
            people[place, name] += one.people
    few = sorted(name for (_, name), n in people.items() if n < threshold)
    if few:
        names = get_text_list([f"“{name}”" for name in few], "and")
        raise Refused(
            f"Fewer than {threshold} people answered of {names}. Weights would tell what they said: let each count"
            " with another group."
        )


def _together(groups: Groups, put_with: Iterable[Mapping[str, str]]) -> Groups:
    return tuple(there.get(one, one) for one, there in zip(groups, put_with, strict=True))


def in_words(facts: Sequence[str], found: Sequence[str | None]) -> Groups:
    """What stands in the database of each fact, as it is read."""
    return tuple(in_word(code, one) for code, one in zip(facts, found, strict=True))


def customers_by(code: str) -> dict[str, int]:
    """Of all our customers, how many are in each group of a fact: weights begin with them."""
    fact = facts_of_customers()[code]
    people = Customer.objects.counted().order_by().annotate(fact=fact.of(""))
    counted = people.values_list("fact").annotate(n=Count("pk"))
    return {fact.in_words(found): n for found, n in counted}
