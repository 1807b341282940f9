"""Groups of people and how many of each took part: whole counts in, what may be shown out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .suppression import Shape, hidden_lines, small_lines

#: One name for each characteristic: ("Tenant",) or ("Tenant", "Under 25").
Group = tuple[str, ...]
Column = Mapping[Group, int]

NOT_RECORDED = "Not recorded"
NOT_ANSWERED = "Not answered"
NOT_SAID = "Prefer not to say"
NOT_KNOWN = "Not known"
#: What we do not know of people is shown, so that totals add up, and never compared.
UNKNOWN = frozenset({NOT_RECORDED, NOT_ANSWERED, NOT_SAID, NOT_KNOWN})
#: Why a line is hidden: it is small itself, or it would give away one that is.
TOO_FEW_TO_SHOW = "Too few to show"
TO_PROTECT_OTHERS = "Not shown, to protect others"
WHY_HIDDEN = frozenset({TOO_FEW_TO_SHOW, TO_PROTECT_OTHERS})
ALL_OTHERS = "All others"
#: In a table of two characteristics smaller groups are put together before anything is hidden.
SMALLEST_CROSSED = 50
#: Stands for a number that nobody can reckon: never a small one.
ANY_NUMBER = 10**9


@dataclass(frozen=True)
class Tally:
    """Whole counts, never shown as they are: everybody, and those who took part by slice.

    A slice is the people who took part in one year, or in one kind or level of activity in it.
    """

    everybody: Column
    took_part: Mapping[str, Column]


@dataclass(frozen=True)
class Cells:
    """The two counts of a group as they may be shown; None where one is hidden, and ``why``."""

    everybody: int | None
    took_part: int | None
    why: str = ""


def publishable(
    tally: Tally, slice_: str, *, threshold: int, nobody_tells: bool = False
) -> dict[Group, Cells]:
    """What may be shown of one slice, where all totals and the tables of each characteristic are known.

    Those who took part and those who did not are both counts of people, and neither may be small.
    Of two characteristics whole lines are hidden, along the one that costs least. ``nobody_tells``:
    that nobody at all is of a group would tell something of everybody else, so it is hidden too.
    """
    tally = merged(tally)
    if not tally.everybody:
        return {}
    least = 0 if nobody_tells else 1
    ways = [
        _Along(axis, tally, slice_, threshold, least)
        for axis in range(len(next(iter(tally.everybody))))
    ]
    return min(ways, key=lambda way: way.cost).cells()


class _Along:
    """One way to hide what must be: whole lines along one characteristic."""

    def __init__(self, axis: int, tally: Tally, slice_: str, threshold: int, least: int):
        self.axis = axis
        self.everybody, self.took_part = tally.everybody, tally.took_part.get(slice_, {})
        names = {group[axis] for group in tally.everybody}
        across = sorted({_without(group, axis) for group in tally.everybody})

        def lines(column: Column) -> dict[str, list[int]]:
            return {
                name: [column.get((*rest[:axis], name, *rest[axis:]), 0) for rest in across]
                for name in sorted(names)
            }

        shape: Shape = {
            "threshold": threshold,
            "unknown": UNKNOWN & names,
            "across": len(across),
            "open_cells": {n for n, rest in enumerate(across) if is_unknown(rest)},
        }
        all_of_them, these = lines(self.everybody), lines(self.took_part)
        self.unsaid = hidden_lines(all_of_them, **shape)
        both = {name: [*these[name], *self._others(name, all_of_them, these)] for name in these}
        self.hidden = hidden_lines(both, hidden=self.unsaid, least=least, **shape)
        self.small = small_lines(all_of_them, **shape) | small_lines(both, least=least, **shape)

    def _others(
        self, name: str, everybody: Mapping[str, list[int]], took_part: Mapping[str, list[int]]
    ) -> list[int]:
        """Who did not take part; where it is hidden how many people there are, it could be anybody."""
        if name in self.unsaid:
            return [ANY_NUMBER] * len(everybody[name])
        return [max(0, y - x) for y, x in zip(everybody[name], took_part[name], strict=True)]

    @property
    def cost(self) -> tuple[int, int]:
        """How many people of known groups stand in hidden lines, and how many others."""
        hidden = [group for group in self.everybody if group[self.axis] in self.hidden]
        known = sum(self.everybody[group] for group in hidden if not is_unknown(group))
        return known, sum(self.everybody[group] for group in hidden) - known

    def cells(self) -> dict[Group, Cells]:
        return {
            group: Cells(
                None if group[self.axis] in self.unsaid else everybody,
                None if group[self.axis] in self.hidden else self.took_part.get(group, 0),
                self._why(group[self.axis]),
            )
            for group, everybody in self.everybody.items()
        }

    def _why(self, name: str) -> str:
        if name not in self.hidden:
            return ""
        return TOO_FEW_TO_SHOW if name in self.small else TO_PROTECT_OTHERS


def merged(tally: Tally) -> Tally:
    """People of whom we do not know a group, whyever that is, in one; of two characteristics, small
    groups together too.
    """
    groups = list(tally.everybody)
    if not groups:
        return tally
    sizes: list[dict[str, int]] = [{} for _ in groups[0]]
    for group, count in tally.everybody.items():
        for size, name in zip(sizes, group, strict=True):
            size[name] = size.get(name, 0) + count
    unknown = [UNKNOWN.intersection(size) for size in sizes]
    names = [next(iter(one)) if len(one) == 1 else NOT_KNOWN for one in unknown]

    def wider(group: Group) -> Group:
        return tuple(
            name_of_unknown
            if name in UNKNOWN
            else name
            if len(sizes) == 1 or size.get(name, 0) >= SMALLEST_CROSSED
            else ALL_OTHERS
            for name_of_unknown, size, name in zip(names, sizes, group, strict=True)
        )

    def together(column: Column) -> dict[Group, int]:
        return summed((wider(group), count) for group, count in column.items())

    return Tally(
        together(tally.everybody),
        {name: together(column) for name, column in tally.took_part.items()},
    )


def summed(counts: Iterable[tuple[Group, int]]) -> dict[Group, int]:
    total: dict[Group, int] = {}
    for group, count in counts:
        total[group] = total.get(group, 0) + count
    return total


def is_unknown(group: Group) -> bool:
    return not UNKNOWN.isdisjoint(group)


def _without(group: Group, axis: int) -> Group:
    return group[:axis] + group[axis + 1 :]
