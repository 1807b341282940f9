"""When another column of equality answers may be shown beside all that were shown before.

A column says how many of some people gave each answer, and an officer can tell who these people are:
everybody, or who took part in a year. Columns can be added up and taken from each other, in any number
and over all the nights they were counted on; held against each other in pairs, three still tell (some
people, others, and both with one more). So people are kept apart by the columns their answer was
counted in: those of one number stood in the same ones, and nothing shown tells one from another.

A new column must part one such group: on each side at least as many people as the threshold, and on
each side somebody with every answer that the column shows, which are two at the least. Then whatever
is reckoned from columns, taking this one and those before in any way, rests on people of one of the
two sides, and so on that many people, who did not all answer alike.
"""

from collections import Counter
from collections.abc import Mapping

from base.core.counted_tables import UNKNOWN

#: What an answer was counted in that no column has shown yet.
NEVER_COUNTED = 0
#: By what they were counted in: how many gave each answer.
Parted = dict[int, dict[str, int]]


def known_in(people: Parted) -> Counter[str]:
    """How many of them gave each answer; to say nothing, or rather not, is none."""
    total: Counter[str] = Counter()
    for answers in people.values():
        total.update({name: n for name, n in answers.items() if name not in UNKNOWN})
    return total


def is_safe(inside: Parted, outside: Parted, *, threshold: int) -> bool:
    """Whether a column of the people ``inside`` may be shown; ``outside`` are all others who answered."""
    shown = {name for name, n in known_in(inside).items() if n >= threshold}

    def is_mixed(answers: Mapping[str, int]) -> bool:
        known = known_in({NEVER_COUNTED: dict(answers)})
        return known.total() >= threshold and len(known) > 1 and shown <= known.keys()

    return any(
        is_mixed(answers)
        # Of whom nothing was shown there is nothing to take away from.
        and (counted_in == NEVER_COUNTED or is_mixed(outside.get(counted_in, {})))
        for counted_in, answers in inside.items()
    )
