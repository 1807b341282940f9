"""What did we ask before we decided?"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from participation.programme.consultations import stats as consulting
from participation.programme.consultations.stats import Result
from reports.charts import PairChart, pair_chart
from reports.sections import Asked, Material, Section
from reports.sentences import counted, times
from reports.shapes import Definition, Pair, definitions


@dataclass(frozen=True)
class Consulted:
    """One consultation and what was decided."""

    title: str
    duty: str
    opened_on: dt.date
    closed_on: dt.date
    answers: int
    decision: str
    decided_on: dt.date | None
    what_changed: str


@dataclass(frozen=True)
class Consultations:
    answer: str
    held: Pair
    decided: Pair
    answers: Pair
    results: tuple[Consulted, ...]
    counts: tuple[Definition, ...]

    @property
    def rows(self) -> list[tuple[str, Pair]]:
        return [
            ("Consultations held", self.held),
            ("Consultations decided", self.decided),
            ("Answers", self.answers),
        ]

    @property
    def not_told(self) -> str:
        """Of how many that are counted nothing more is said, and why; nothing where all are told of."""
        n = self.held.this - len(self.results)
        if n <= 0:
            return ""
        few = "was only for people" if n == 1 else "were only for people"
        them = "It is" if n == 1 else "They are"
        return f"{n:,} {few} who sit on some of our groups. {them} counted here and not told of."

    @property
    def chart(self) -> PairChart:
        return pair_chart((label, pair.this, pair.last) for label, pair in self.rows[:2])


@dataclass(frozen=True)
class Figures:
    held: int
    decided: int
    answers: int


def count(asked: Asked) -> Figures:
    return Figures(
        held=asked(consulting.consultations_held),
        decided=asked.as_of(consulting.consultations_decided),
        answers=asked.as_of(consulting.answers_received),
    )


def tell(asked: Asked) -> Sequence[Result]:
    return asked(consulting.results)


def build(material: Material[Figures, Sequence[Result]]) -> Consultations:
    this, last = material.both
    return Consultations(
        answer=sentence(this.held, this.decided, this.answers),
        held=Pair(this.held, last.held),
        decided=Pair(this.decided, last.decided),
        answers=Pair(this.answers, last.answers),
        results=tuple(Consulted(**asdict(result)) for result in material.told),
        counts=definitions(
            consulting.consultations_held,
            consulting.consultations_decided,
            consulting.answers_received,
        ),
    )


def sentence(held: int, decided: int, answers: int) -> str:
    if not held:
        return "We held no consultation this year."
    if decided < held:
        so_far = (
            f"have made {decided:,} of the {held:,} decisions" if decided else "have yet to decide"
        )
    else:
        so_far = "have decided" if held == 1 else f"have made all {held:,} decisions"
    return (
        f"We asked customers {times(held)} before we decided something, got "
        f"{counted(answers, 'answer', 'answers')}, and {so_far}."
    )


SECTION = Section(
    code="consultations",
    anchor="consulted",
    heading="What did we ask before we decided?",
    template="reports/impact/consultations.html",
    shape=Consultations,
    count=count,
    tell=tell,
    build=build,
)
