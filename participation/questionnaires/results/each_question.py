"""What is read of each question: its lines, its better answers, and people told apart."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import reduce

from ..counted import Which
from ..fieldwork import Basis
from ..models import Benchmark
from .counting import Result, Tallies, Tally, as_results, questions_with_options
from .crossing import Crossing, added, by_answer, by_fact, ways_to_cross
from .estimating import (
    Estimate,
    Estimating,
    Groups,
    better_answers,
    in_words,
)
from .groups import MODE, TENURE, facts
from .shapes import LineRead, QuestionRead, ResultsReading
from .small_numbers import Hiding
from .statistics.proportions import Proportion
from .waves import Wave, changes, waves_before
from .weights_told import Told, weights_told


def with_each_question(
    reading: ResultsReading, which: Which, by: str, tallies: Tallies, weighted_by: Sequence[str]
) -> ResultsReading:
    """The reading with its questions, told apart by ``by``. ``tallies`` are by the facts of ``weighted_by``, and by
    the mode too where that is ``by``."""
    questionnaire, threshold = reading.questionnaire, reading.threshold
    each = questions_with_options(questionnaire)
    parts: dict[Groups, dict[str, Tally]] = {}
    by_mode: dict[str, dict[str, Tally]] = {}  # counted with the others, where that is asked for
    for found, of in tallies.items():
        groups = in_words(weighted_by, found[: len(weighted_by)])
        parts[groups] = added(parts.get(groups, {}), of)
        if by == MODE.code:
            mode = MODE.in_words(found[-1])
            by_mode[mode] = added(by_mode.get(mode, {}), of)
    whole: dict[str, Tally] = reduce(added, parts.values(), {})
    results = as_results(each, whole)
    elsewhere = reading.how.fieldwork.told_elsewhere
    hiding = Hiding(results, threshold=threshold, told_elsewhere=elsewhere) if threshold else None
    not_told = reading.groups_not_told
    if by == MODE.code:
        hidden_modes = not_told.get(by, frozenset())
        columns = dict(sorted(by_mode.items()))
        crossed: Crossing | None = Crossing(by, MODE.title, columns, hidden_modes)
    else:
        crossed = _crossing(by, each, which, whole, hiding, not_told)
    waves = waves_before(reading.how.fieldwork.before, hides=bool(threshold))
    people = reading.answered.by_facts(weighted_by)
    benchmarks = defaultdict(list)
    for one in Benchmark.objects.filter(questionnaire=questionnaire):
        benchmarks[one.question_code].append(one)
    questions = []
    for result, (question, options) in zip(results, each, strict=True):
        of_it = {groups: of.get(question.code, Tally()) for groups, of in parts.items()}
        told = Told(reading.estimating)
        if hiding:
            told = weights_told(
                told.estimating, question, options, of_it, weighted_by, people, hiding, not_told
            )
        read = _question(result, hiding, told.estimating, of_it, waves)
        questions.append(
            replace(
                read,
                why_not_weighted="" if read.withheld else told.why,
                benchmarks=tuple(benchmarks[question.code]),
                table=crossed.table(result, options, hiding) if crossed else None,
            )
        )
    return replace(
        reading,
        questions=tuple(questions),
        waves=waves,
        crossed=crossed,
        ways_to_cross=tuple(
            way for way in ways_to_cross(each) if not hiding or way[0] != TENURE.code
        ),
    )


def _crossing(by, each, which, whole, hiding, not_told) -> Crossing | None:
    if hiding and by == TENURE.code:
        return None  # all of it is told by the kinds of holding, and these are made of tenures
    if fact := facts().get(by):
        return by_fact(fact, which, not_told.get(by, frozenset()))
    for question, options in each:
        if question.code == by and options:
            return by_answer(question, options, which, whole, hiding)
    return None


def _chose(*codes: str) -> Callable[[Tally], int]:
    return lambda of: sum(of.chosen.get(one, 0) for one in codes)


def _question(
    result: Result,
    hiding: Hiding | None,
    estimating: Estimating,
    parts: Mapping[Groups, Tally],
    waves: Sequence[Wave],
) -> QuestionRead:
    question = result.question
    withheld = hiding is not None and hiding.withholds(result)
    hidden = hiding.hides(result) if hiding else frozenset()
    lines = tuple(
        LineRead(
            line.words,
            None if place in hidden else line.people,
            line.counts,
            estimating.share(parts, _chose(line.code))
            if line.counts and place not in hidden
            else None,
            tuple(wave.share(question, line.words) for wave in waves),
        )
        for place, line in enumerate(result.lines)
    )
    read = QuestionRead(
        question,
        result.without_ends if hiding else result,
        withheld,
        () if withheld else lines,
        words_may_be_read=hiding is None or hiding.words_may_be_read(result),
        told_elsewhere=hiding is not None and question.code in hiding.told_elsewhere,
    )
    better = better_answers(question, result.lines)
    among = [place for place, line in enumerate(result.lines) if line.code in better]
    if not better or withheld or hidden.intersection(among):
        return read
    words = [result.lines[place].words for place in among]
    share = estimating.share(parts, _chose(*better))
    return replace(
        read,
        better=share,
        better_words=" or ".join(f"“{one}”" for one in words),
        better_before=tuple(wave.together(question, words) for wave in waves),
        changes=changes(
            _proportion(share, parts, estimating),
            [wave.proportion(question, words) for wave in waves],
        ),
    )


def _proportion(
    share: Estimate | None, parts: Mapping[Groups, Tally], estimating: Estimating
) -> Proportion | None:
    """To be held against waves before, whose answers are not weighted: so not where these are."""
    if share is None or estimating.weights or estimating.basis != Basis.SAMPLE:
        return None
    return Proportion(share.share / 100, estimating.effective(parts), estimating.population)
