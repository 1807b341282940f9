"""What a section of a report is: a question, what is counted for it, and how the answer is shown.

A section is one Python file (its shape, its figures, its sentences, ``count`` and ``build``), one
template, and one line in the list of its kind, which also numbers it.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.utils import timezone

from base.core.audience import Audience
from base.core.periods import Period
from participation.people.groups.models import Membership

from .shapes import Voice, Words

#: The figures of a section for one period, and what it tells beside them of this period alone.
F = TypeVar("F")
T = TypeVar("T")
R = TypeVar("R")


class Asked:
    """What one report asks of the record for one period: each measure once, whoever needs it.

    ``on`` is the day as of which it is asked, for what goes on after the period, such as answers: of
    two periods side by side neither may have had longer for it. ``kind`` and ``about`` name the report,
    as in an edition, for what is written for it alone.
    """

    def __init__(
        self,
        period: Period,
        subject: str = "",
        *,
        on: dt.date | None = None,
        kind: str = "",
        about: str = "",
    ):
        self.period = period
        self.subject = subject
        self.kind, self.about = kind, about
        self.on = on or timezone.localdate()
        self._answers: dict[int, tuple[object, Any]] = {}

    def __call__(self, measure: Callable[[Period], R]) -> R:
        return self._once(measure, lambda: measure(self.period))

    def as_of(self, measure: Callable[[Period, dt.date], R]) -> R:
        """The same of a measure that is told the day too."""
        return self._once(measure, lambda: measure(self.period, self.on))

    def _once(self, measure: object, ask: Callable[[], R]) -> R:
        if id(measure) not in self._answers:
            self._answers[id(measure)] = measure, ask()
        return self._answers[id(measure)][1]


@dataclass(frozen=True)
class Material(Generic[F, T]):
    """What a section is built from: its figures of this period and the one before, and its stories.

    ``last`` is None in a report without a period. ``voice`` is for a section that is ``voiced``.
    ``so_far``: the period is not over, and ``last`` is counted as far as it has come.
    """

    this: F
    last: F | None
    told: T
    voice: Voice | None = None
    so_far: bool = False

    @property
    def both(self) -> tuple[F, F]:
        """This period's and last's, for a section of a kind that has periods."""
        if self.last is None:
            raise ValueError("A report without a period has none before it.")
        return self.this, self.last


def nothing(asked: Asked) -> None:
    """For a section that counts nothing, or tells nothing beside its figures."""


def stands(content: Any, kind: str, about: str) -> str:
    """For a section in which nothing is anybody's to take back."""
    return ""


@dataclass(frozen=True)
class Section(Generic[F, T]):
    """One numbered section. ``count`` and ``tell`` ask the record; ``build`` is pure.

    ``code`` names it in the frozen report and never changes; ``anchor`` is its address on the page.
    ``voiced``: a customer's voice stands in it, another one in each section. ``says_when_missing``:
    it keeps its place in editions from before it was there, and its template says so.
    ``by_customers``: customers write what stands in it. ``why_not_publish`` says, of what was built of
    a report, why it may not be published any more, or nothing; it holds what it looks at.
    """

    code: str
    heading: str
    template: str
    shape: type
    build: Callable[[Material[F, T]], Any]
    count: Callable[[Asked], F] = nothing  # type: ignore[assignment]
    tell: Callable[[Asked], T] = nothing  # type: ignore[assignment]
    anchor: str = ""
    voiced: bool = False
    says_when_missing: bool = False
    by_customers: bool = False
    why_not_publish: Callable[[Any, str, str], str] = stands

    numbered = True


@dataclass(frozen=True)
class Signed:
    """How words are signed in a report: by a name, and who that is to us."""

    author: str
    role: str


@dataclass(frozen=True)
class Part:
    """Words that somebody writes for each report of a kind. Where nobody has, it is left out.

    Staff write down what they were given. Where customers write it by their office, ``signed_by`` says how
    somebody with these seats signs it, or None where they do not write it; what they wrote is theirs to change alone.
    """

    code: str
    label: str
    heading: str
    anchor: str = ""
    written_by: Audience = Audience.STAFF
    signed_by: Callable[[Sequence[Membership]], Signed | None] | None = None
    template: str = "reports/parts/words.html"

    shape = Words
    says_when_missing = False
    numbered = False


@dataclass(frozen=True)
class Chapter:
    """One section of one report as it stands on the page: its number is given by its place."""

    anchor: str
    heading: str
    template: str
    content: Any

    @property
    def entries(self) -> list[tuple[str, str]]:
        """What the list of contents has of it beside its heading: anchor and words."""
        return getattr(self.content, "entries", [])
