"""What figures of scrutiny tell of one thing: a line of the evaluation of the year."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Told:
    """One exercise, with the steps that it took until the end of the period."""

    title: str
    panel: str
    service: str
    size: str
    stage: str
    due_on: dt.date
    steps: tuple[tuple[str, dt.date], ...]


@dataclass(frozen=True)
class ActionTold:
    """``proof`` is what the panel saw, or else what the landlord said."""

    what: str
    state: str
    due_on: dt.date
    proof: str


@dataclass(frozen=True)
class RecommendationTold:
    number: int
    exercise: str
    what: str
    sent_on: dt.date
    standing: str
    reply: str
    reason: str
    actions: tuple[ActionTold, ...]


@dataclass(frozen=True)
class Took:
    """``reports`` were published in the period; the rest adds up what staff noted of those."""

    reports: int
    staff_hours: Decimal
    cost: Decimal
    noted: int


@dataclass(frozen=True)
class Mean:
    name: str
    days: float
    of: int


@dataclass(frozen=True)
class LineTold:
    panel: str
    title: str
    service: str
    month: dt.date
    size: str
    weeks: int
