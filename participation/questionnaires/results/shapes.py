"""What somebody reads of results: of each answer, of each question, and of all of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..counted import Answered
from ..models import Benchmark, Question, Questionnaire
from .approach import HowDone
from .counting import Result
from .crossing import Crossing
from .estimating import (
    Estimate,
    Estimating,
)
from .small_numbers import PublishedTable
from .statistics.proportions import RULE
from .waves import NOT_TESTED, NOT_WEIGHTED, Wave

TOO_FEW = "Too few people answered this to show how many."
ELSEWHERE = (
    "What people answered to this is told quarter by quarter, among our indicators, and not all together: from"
    " both somebody could work out what a few people said."
)


@dataclass(frozen=True)
class LineRead:
    """One answer. ``people`` is None of a number that is not told; ``earlier`` are its shares in the
    waves before, the latest first, None where it was not asked."""

    words: str
    people: int | None
    counts: bool
    estimate: Estimate | None
    earlier: tuple[float | None, ...] = ()


@dataclass(frozen=True)
class QuestionRead:
    """A question with its results. ``better`` is the share of the better answers of a scale, ``better_before``
    in the waves before, and ``changes`` how each of these was followed."""

    question: Question
    result: Result
    withheld: bool
    lines: tuple[LineRead, ...]
    better: Estimate | None = None
    better_words: str = ""
    better_before: tuple[float | None, ...] = ()
    changes: tuple[str, ...] = ()
    benchmarks: tuple[Benchmark, ...] = ()
    table: PublishedTable | None = None
    words_may_be_read: bool = True
    why_not_weighted: str = ""
    told_elsewhere: bool = False

    @property
    def why_withheld(self) -> str:
        return ELSEWHERE if self.told_elsewhere else TOO_FEW

    @property
    def ways_out_hidden(self) -> bool:
        """How many answered would tell how many took a way out that is hidden."""
        return any(line.people is None and not line.counts for line in self.lines)

    @property
    def something_hidden(self) -> bool:
        return self.withheld or any(line.people is None for line in self.lines)

    @property
    def before(self) -> list[tuple[float | None, str]]:
        """The share of the better answers in each wave before, and how it was followed."""
        return list(zip(self.better_before, self.changes, strict=True))


@dataclass(frozen=True)
class ResultsReading:
    """A questionnaire's results as somebody reads them now. ``counted`` is False while a worker counts;
    ``threshold`` is None where no number is hidden from whoever reads. ``tells_weights`` is False where how
    much weights change would tell how many are in a group of few."""

    questionnaire: Questionnaire
    how: HowDone
    answered: Answered
    counted: bool
    estimating: Estimating
    threshold: int | None = None
    waits_for_close: bool = False
    questions: tuple[QuestionRead, ...] = ()
    waves: tuple[Wave, ...] = ()
    crossed: Crossing | None = None
    why_not_weighted: str = ""
    tells_weights: bool = True
    groups_not_told: Mapping[str, frozenset[str]] = field(default_factory=dict)
    ways_to_cross: tuple[tuple[str, str], ...] = ()

    @property
    def about_waves(self) -> str:
        """By what rule waves are held against chance, or why they are not; empty where there are none."""
        if not self.waves:
            return ""
        tested = any(any(one.changes) for one in self.questions)
        if self.estimating.weights:
            return f"{NOT_WEIGHTED} {RULE}" if tested else NOT_WEIGHTED
        return RULE if tested else NOT_TESTED
