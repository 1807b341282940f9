"""Small numbers are hidden before they are published, so that no person can be worked out."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings


@dataclass(frozen=True)
class Count:
    """A count as it may be published: ``shown`` is None where it is hidden."""

    shown: int | None
    threshold: int

    def __str__(self) -> str:
        return f"fewer than {self.threshold}" if self.shown is None else f"{self.shown:,}"


def suppress(counts: Mapping[str, int], *, threshold: int | None = None) -> dict[str, Count]:
    """Hide every count from 1 up to the threshold, and one more if a total would give it away.

    The published total minus the shown cells is what is hidden. Were that one cell, or still a small
    number, it would be given away; so the smallest of the other cells are hidden with it until it
    is neither.
    """
    limit = settings.SMALL_NUMBER_THRESHOLD if threshold is None else threshold
    hidden = {name for name, count in counts.items() if 0 < count < limit}
    others = sorted(
        (name for name, count in counts.items() if count >= limit), key=lambda name: counts[name]
    )
    while hidden and others and (len(hidden) == 1 or sum(counts[name] for name in hidden) < limit):
        hidden.add(others.pop(0))
    return {name: Count(None if name in hidden else count, limit) for name, count in counts.items()}
