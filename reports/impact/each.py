"""How many took part in each group and each event? (B-53, B-54)"""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from base.core.house_rules import SMALL_NUMBER_THRESHOLD
from participation.programme.activities import stats as taking_part
from participation.programme.activities.kinds import choices
from participation.programme.activities.stats import GroupMet, Held
from reports.sections import Asked, Material, Section
from reports.sentences import capital, counted
from reports.shapes import Definition, definitions


@dataclass(frozen=True)
class Each:
    """One activity. ``people`` are those whose names were taken, ``times`` counts by head as well.

    Either is None where it is so small that somebody could be known by it.
    """

    title: str
    kind: str
    day: dt.date
    people: int | None
    times: int | None

    @property
    def name(self) -> str:
        return self.title


@dataclass(frozen=True)
class Met:
    """One group: who sat on it when the year ended, what was held with it, who took part in that.

    ``members`` and ``times`` are None where they are small.
    """

    name: str
    kind: str
    members: int | None
    held: int
    times: int | None

    @property
    def people(self) -> int | None:
        return self.members


@dataclass(frozen=True)
class EachOne:
    answer: str
    groups: tuple[Met, ...]
    activities: tuple[Each, ...]
    not_public: int
    counts: tuple[Definition, ...]


@dataclass(frozen=True)
class Told:
    groups: Sequence[GroupMet]
    held: Sequence[Held]
    small: int

    def shown(self, number: int) -> int | None:
        """Nobody is no secret, and few are."""
        return None if 0 < number < self.small else number


def tell(asked: Asked) -> Told:
    return Told(
        asked(taking_part.each_group),
        asked(taking_part.each_activity),
        SMALL_NUMBER_THRESHOLD.value,
    )


def build(material: Material[None, Told]) -> EachOne:
    told, kinds = material.told, dict(choices())
    public = [one for one in told.held if one.is_public]
    return EachOne(
        answer=sentence(told, kinds),
        groups=tuple(
            Met(one.name, one.kind, told.shown(one.members), one.held, told.shown(one.times))
            for one in told.groups
        ),
        activities=tuple(
            Each(
                one.title,
                str(kinds[one.kind]),
                one.day,
                told.shown(one.people),
                told.shown(one.times),
            )
            for one in public
        ),
        not_public=len(told.held) - len(public),
        counts=definitions(taking_part.each_group, taking_part.each_activity),
    )


def sentence(told: Told, kinds: Mapping[str, str]) -> str:
    different = len({one.kind for one in told.held})
    held = (
        f"{capital(counted(len(told.held), 'activity was', 'activities were'))} held, of "
        f"{counted(different, 'kind', 'kinds')}."
        if told.held
        else "No activity was held this year."
    )
    by_kind = Counter(one.kind for one in told.groups)
    if not by_kind:
        return f"{held} There was no group."
    groups = ", ".join(f"{kind} {number:,}" for kind, number in sorted(by_kind.items()))
    return f"{held} There {'was' if len(told.groups) == 1 else 'were'} {counted(len(told.groups), 'group', 'groups')}: {groups}."


SECTION = Section(
    code="each",
    heading="How many took part in each?",
    template="reports/impact/each.html",
    shape=EachOne,
    tell=tell,
    build=build,
)
