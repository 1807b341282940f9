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

And this rule can be read. Whoever takes one person out of a column, and so many others in that it is
shown anew, knows of each answer that one of the others gave it; where it counts as many as before, the
one who left had given it. So few leave a column, or come to it alone, only when every answer counts
more by so many that it could be theirs or not.
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


def tells_of_few(
    stood: Mapping[str, int], stays: Mapping[str, int], came: Parted, *, threshold: int
) -> bool:
    """Whether a column held against one that ``stood`` tells of few who left it or came alone.

    ``stays`` are those of them who are in it still, ``came`` those who were not, by what they were
    counted in.
    """
    new, left = known_in(came), Counter(stood) - Counter(stays)
    now = new + Counter(stays)
    alone = sum(
        known.total()
        for answers in came.values()
        if not _is_a_crowd(known := known_in({NEVER_COUNTED: dict(answers)}), threshold)
    )
    alone = alone if alone < threshold else 0
    shown = [name for name, n in now.items() if n >= threshold]
    if left and not _is_a_crowd(left, threshold):
        return any(now[name] - stood.get(name, 0) <= alone for name in shown)
    return alone > 0 and any(new[name] <= alone for name in shown)


def as_others_have_it(inside: Parted, outside: Parted) -> tuple[Counter[str], Counter[str], Parted]:
    """What ``tells_of_few`` takes, of a column held against all that were shown.

    The people of one number stood in some of those together: where most of them are in the column, it
    has those people, but for the few who are not.
    """
    stood: Counter[str] = Counter()
    stays: Counter[str] = Counter()
    came: Parted = {}
    for counted_in, answers in inside.items():
        here = known_in({counted_in: answers})
        away = known_in({counted_in: outside.get(counted_in, {})})
        if counted_in != NEVER_COUNTED and away.total() < here.total():
            stood += here + away
            stays += here
        else:
            came[counted_in] = answers
    return stood, stays, came


def _is_a_crowd(known: Counter[str], threshold: int) -> bool:
    """Many enough, and not all of one answer."""
    return known.total() >= threshold and len(known) > 1
