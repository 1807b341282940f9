"""The scores of those who assessed an application side by side, and where they differ. Plain values, no database."""

from collections.abc import Sequence
from dataclasses import dataclass

#: So far apart, two people have read a criterion differently and should talk before a manager decides.
FAR_APART = 2


@dataclass(frozen=True)
class Criterion:
    words: str
    points: tuple[int, ...]

    @property
    def apart(self) -> int:
        return max(self.points) - min(self.points)

    @property
    def is_far_apart(self) -> bool:
        return self.apart >= FAR_APART


@dataclass(frozen=True)
class SideBySide:
    """A column for each who assessed, in the order of ``names``."""

    names: tuple[str, ...]
    lines: tuple[Criterion, ...]

    @property
    def totals(self) -> tuple[int, ...]:
        return tuple(sum(line.points[at] for line in self.lines) for at in range(len(self.names)))

    @property
    def apart(self) -> int:
        return max(self.totals) - min(self.totals) if len(self.names) > 1 else 0


def side_by_side(scored: Sequence[tuple[str, Sequence[tuple[str, int]]]]) -> SideBySide:
    """Of each person by name, what they gave for each criterion. A criterion that not all have scored is left out."""
    names = tuple(name for name, _ in scored)
    given = [dict(points) for _, points in scored]
    shared = (
        [words for words, _ in scored[0][1] if all(words in one for one in given)] if scored else []
    )
    lines = tuple(Criterion(words, tuple(one[words] for one in given)) for words in shared)
    return SideBySide(names, lines)
