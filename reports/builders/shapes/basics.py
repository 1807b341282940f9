"""What every section of the report is made of."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Pair:
    """A count this year and last year; ``last`` is None where our record cannot say."""

    this: int
    last: int | None

    @property
    def change(self) -> str:
        if self.last is None:
            return ""
        if self.this == self.last:
            return "same"
        return f"{'up' if self.this > self.last else 'down'} {abs(self.this - self.last):,}"


@dataclass(frozen=True)
class Amounts:
    """An amount this year and last year; None where there is nothing to divide."""

    this: Decimal | None
    last: Decimal | None


@dataclass(frozen=True)
class Definition:
    """What a figure counts, in the words that its measure had when the report was built."""

    key: str
    title: str
    text: str


@dataclass(frozen=True)
class Voice:
    """Something a customer said, and what came of it."""

    said: str
    answer: str
    state: str
    proof: str
    area: str
    activity: str


@dataclass(frozen=True)
class Words:
    """What somebody wrote for this report."""

    author: str
    author_role: str
    text: str
