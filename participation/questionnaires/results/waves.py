"""What was answered to the same questions before: in the questionnaires that their owner names."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..counted import tallies_of
from ..fieldwork import Basis
from ..house_rules import ANSWERS_THRESHOLD
from ..models import Question, Questionnaire
from .approach import how_done
from .counting import as_results, questions_with_options
from .releases import as_of
from .small_numbers import Hiding, Published, as_it_is
from .statistics.proportions import Proportion, changed

#: Waves that stand beside a result.
MOST = 3
#: Where one of two waves was no sample.
NOT_TESTED = (
    "Waves are held against chance where people were drawn by chance in both of them: in one of "
    "these they were not."
)
#: Where the answers that they stand beside are weighted.
NOT_WEIGHTED = (
    "The shares of earlier times are of answers as they came, not weighted, so those of now are not "
    "held against them."
)


@dataclass(frozen=True)
class Wave:
    """One questionnaire before this, and its results by the words of each question.

    A question is the same where its words and its kind are. What is hidden there is hidden here.
    """

    questionnaire: Questionnaire
    results: Mapping[tuple[str, str], Published]
    basis: Basis = Basis.OPEN
    population: int | None = None

    def share(self, question: Question, words: str) -> float | None:
        found = self.results.get(_same(question))
        lines = {line.words.casefold(): line.share for line in found.lines} if found else {}
        return lines.get(words.casefold())

    def together(self, question: Question, words: Iterable[str]) -> float | None:
        shares = [self.share(question, one) for one in words]
        known = [share for share in shares if share is not None]
        return sum(known) if len(known) == len(shares) else None

    def proportion(self, question: Question, words: Iterable[str]) -> Proportion | None:
        """The same to be held against another wave; None where it was no sample, or is not told."""
        share, found = self.together(question, words), self.results.get(_same(question))
        if self.basis != Basis.SAMPLE or share is None or found is None or found.people is None:
            return None
        return Proportion(share / 100, found.people, self.population)


def changes(now: Proportion | None, before: Sequence[Proportion | None]) -> tuple[str, ...]:
    """Of each wave before, the latest first, how the one after it stands beside it: empty where they
    cannot be held against chance."""
    after = (now, *before)
    return tuple(
        str(changed(later, earlier)) if later and earlier else ""
        for later, earlier in zip(after, before, strict=False)
    )


def waves_before(before: Iterable[Questionnaire], *, hides: bool) -> tuple[Wave, ...]:
    """The latest few that have been counted. Their shares are of those who answered, not weighted.

    Where small numbers are hidden here, they are hidden there, whatever people were promised then; and
    what was promised there keeps it out of here until nobody can answer it any more.
    """
    return tuple(wave for one in list(before)[:MOST] if (wave := _wave(one, hides)) is not None)


def _wave(questionnaire: Questionnaire, hides: bool) -> Wave | None:
    how = how_done(questionnaire)
    hides = hides or not how.fieldwork.single_answers
    if hides and not how.fieldwork.is_over:
        return None
    moment = as_of(questionnaire, how.whose).isoformat() if hides else ""
    tallies = tallies_of.lately(*how.which(as_of=moment), ()).found
    if tallies is None:
        return None
    results = as_results(questions_with_options(questionnaire), tallies.get((), {}))
    told = (
        Hiding(results, threshold=ANSWERS_THRESHOLD.value).published()
        if hides
        else [as_it_is(one) for one in results]
    )
    return Wave(
        questionnaire,
        {_same(result.question): one for result, one in zip(results, told, strict=True)},
        how.basis,
        how.population,
    )


def _same(question: Question) -> tuple[str, str]:
    return question.kind, " ".join(question.words.casefold().split())
