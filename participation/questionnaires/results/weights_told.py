"""Weights where small numbers are hidden: a weighted share tells no more than the tables beside it.

A weighted share is a sum over groups, each with its weight, and stands beside the same people counted once
each. Whoever knows the weights (who sets them does, and all others find them from how many there are of each
group) reckons from the two how many of a group gave one answer: of two groups exactly. So groups weigh
differently only where a table of this question by these groups tells them apart; groups that are put together there
weigh alike. By several facts at once no table is told, so there every group of people who are alike has to be
safe; otherwise answers to this question count once each.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ..models import Option, Question
from .counting import Tally, as_result
from .estimating import Estimating, Groups
from .groups import TENURE, facts
from .small_numbers import Hiding, by_group

PARTLY = "Groups of whom few gave an answer weigh alike here, so that it tells nobody’s."
NOT = "These shares are not weighted: weights would tell what a few people answered."


@dataclass(frozen=True)
class Told:
    """How shares of one question are reckoned, and in words where that is not as of the others."""

    estimating: Estimating
    why: str = ""


def weights_told(
    estimating: Estimating,
    question: Question,
    options: Sequence[Option],
    parts: Mapping[Groups, Tally],
    by: Sequence[str],
    people: Mapping[Groups, int],
    hiding: Hiding,
    not_told: Mapping[str, frozenset[str]],
) -> Told:
    """``people`` are those who answered anything, by their groups of each fact in ``by``; ``not_told`` are
    groups whose size is told nowhere."""
    weights = estimating.weights
    if weights is None or not question.has_options:
        return Told(estimating)
    groups_by_name = {" / ".join(groups): groups for groups in sorted(people) if people[groups]}
    columns = {
        name: as_result(question, options, parts.get(groups, Tally()))
        for name, groups in groups_by_name.items()
    }
    has_table = len(by) == 1 and by[0] in facts() and by[0] != TENURE.code
    hidden = not_told.get(by[0], frozenset()) if has_table else frozenset()
    table = by_group(hiding, columns, hidden_groups=hidden)
    if not table.columns or (table.together and not has_table):
        return Told(replace(estimating, weights=None), NOT)
    together = [groups_by_name[name] for name in table.together]
    if len({weights.of[groups] for groups in together}) < 2:
        return Told(estimating)
    total = sum(weights.of[groups] * people[groups] for groups in together)
    alike = total / sum(people[groups] for groups in together)
    of = {**weights.of, **dict.fromkeys(together, alike)}
    return Told(replace(estimating, weights=replace(weights, of=of)), PARTLY)
