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

    With a single hidden cell the published total minus the others is the hidden number, so the
    smallest of the others is hidden with it (equality monitoring guidance: secondary suppression).
    """
    limit = settings.SMALL_NUMBER_THRESHOLD if threshold is None else threshold
    hidden = {name for name, count in counts.items() if 0 < count < limit}
    if len(hidden) == 1 or (hidden and sum(counts[name] for name in hidden) < limit):
        others = sorted(
            (name for name in counts if name not in hidden), key=lambda name: counts[name]
        )
        hidden.update(others[:1])
    return {name: Count(None if name in hidden else count, limit) for name, count in counts.items()}
