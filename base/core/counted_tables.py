"""Groups of people and how many of each took part: whole counts in, what may be shown out."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

from .suppression import hidden_lines

#: One name for each characteristic: ("Tenant",) or ("Tenant", "Under 25").
Group = tuple[str, ...]
Column = Mapping[Group, int]

NOT_RECORDED = "Not recorded"
NOT_ANSWERED = "Not answered"
NOT_SAID = "Prefer not to say"
#: What we do not know of people is shown, so that totals add up, and never compared.
UNKNOWN = frozenset({NOT_RECORDED, NOT_ANSWERED, NOT_SAID})
ALL_OTHERS = "All others"
#: In a table of two characteristics smaller groups are put together before anything is hidden.
SMALLEST_CROSSED = 50


@dataclass(frozen=True)
class Tally:
    """Whole counts, never shown as they are: everybody, and those who took part by slice.

    A slice is the people who took part in one year, or in one kind or level of activity in it.
    """

    everybody: Column
    took_part: Mapping[str, Column]


@dataclass(frozen=True)
class Cells:
    """The two counts of a group as they may be shown; None where one is hidden."""

    everybody: int | None
    took_part: int | None


def publishable(tally: Tally, slice_: str, *, threshold: int) -> dict[Group, Cells]:
    """What may be shown of one slice, where all totals and the tables of each characteristic are known.

    Those who took part and those who did not are both counts of people, and neither may be small.
    Of two characteristics whole lines are hidden, along the one that costs least.
    """
    tally = merged(tally)
    took_part = tally.took_part.get(slice_, {})
    groups = list(tally.everybody)
    axes = range(len(groups[0])) if groups else range(1)

    def lines(axis: int, *columns: Column) -> dict[Hashable, list[int]]:
        across = sorted({_without(group, axis) for group in groups})
        return {
            name: [
                column.get((*rest[:axis], name, *rest[axis:]), 0)
                for column in columns
                for rest in across
            ]
            for name in sorted({group[axis] for group in groups})
        }

    def hidden_along(axis: int) -> frozenset:
        return hidden_lines(lines(axis, tally.everybody), threshold=threshold)

    axis = min(axes, key=lambda axis: len([1 for g in groups if g[axis] in hidden_along(axis)]))
    unsaid = hidden_along(axis)
    others = {
        group: max(0, count - took_part.get(group, 0)) for group, count in tally.everybody.items()
    }
    hidden = hidden_lines(lines(axis, took_part, others), threshold=threshold, hidden=unsaid)
    return {
        group: Cells(
            None if group[axis] in unsaid else tally.everybody[group],
            None if group[axis] in hidden else took_part.get(group, 0),
        )
        for group in groups
    }


def merged(tally: Tally) -> Tally:
    """Of two characteristics, small groups together; a table of one is left as it is."""
    groups = list(tally.everybody)
    if not groups or len(groups[0]) == 1:
        return tally
    sizes: list[dict[str, int]] = [{} for _ in groups[0]]
    for group, count in tally.everybody.items():
        for size, name in zip(sizes, group, strict=True):
            size[name] = size.get(name, 0) + count

    def wider(group: Group) -> Group:
        return tuple(
            NOT_RECORDED
            if name in UNKNOWN
            else name
            if size[name] >= SMALLEST_CROSSED
            else ALL_OTHERS
            for size, name in zip(sizes, group, strict=True)
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
