from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True)
class Found:
    """One place that turns the house round: where it is, and why it may not be."""

    path: Path
    line: int
    why: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.why}"
