"""All that the page of results shows, put together from what was counted."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import reduce

from base.core.refused import Refused

from ..counted import Answered, Which, answered_and_tallies, answered_of
from ..fieldwork import Basis
from ..house_rules import ANSWERS_THRESHOLD
from ..models import Benchmark, Questionnaire, Weighting
from .approach import how_done
from .counting import Result, Tallies, Tally, as_results, questions_with_options
from .crossing import Crossing, added, by_answer, by_fact, ways_to_cross
from .design import design_of
from .estimating import (
    Estimate,
    Estimating,
    Groups,
    better_answers,
    in_words,
    weights_by_design,
    weights_of,
)
from .groups import MODE, STRATUM, TENURE, facts
from .releases import as_of
from .shapes import LineRead, QuestionRead, ResultsReading
from .small_numbers import Hiding, groups_not_told
from .statistics.proportions import Proportion
from .waves import Wave, changes, waves_before
from .weights_told import Told, weights_told

#: Of which group too few answered, or how many did, is told to those who set the weights.
NOT_AS_THEY_ARE = "The groups cannot be weighted as they are. Those who handle the answers see why where they set weights."


def read_results(
    questionnaire: Questionnaire,
    *,
    apart: bool = False,
    by: str = "",
    published: bool = False,
    with_questions: bool = True,
) -> ResultsReading:
    """Results, also by a fact about people or by the answer to another question, whose code is ``by``.

    Small numbers are hidden from whoever may not read what one person answered, and in what is
    ``published``; such results are told when nobody can answer any more. As many statements for many
    answers as for few.
    """
    how = how_done(questionnaire)
    hides = published or not how.fieldwork.single_answers
    waits = hides and not how.fieldwork.is_over
    moment = as_of(questionnaire, how.whose, apart=apart).isoformat() if hides and not waits else ""
    which = how.which(apart=apart, as_of=moment)
    weighting = None if apart else getattr(questionnaire, "weighting", None)
    weighted_by = tuple(weighting.targets) if weighting else ()
    if how.fieldwork.strata and how.basis == Basis.SAMPLE and not apart:
        weighted_by = (STRATUM, *weighted_by)
    counted: tuple[Answered, Tallies] | None
    if with_questions:
        told_apart = (*weighted_by, MODE.code) if by == MODE.code else weighted_by
        counted = answered_and_tallies.lately(*which, told_apart).found
    else:
        found = answered_of.lately(*which).found
        counted = None if found is None else (found, {})
    answered, tallies = counted or (Answered(), {})
    reading = ResultsReading(
        questionnaire,
        how,
        answered,
        counted is not None,
        Estimating(how.basis, how.population),
        ANSWERS_THRESHOLD.value if hides else None,
        waits,
    )
    if waits or counted is None:
        return reading
    estimating, why_not = _weighted(reading, weighting, weighted_by)
    few = any(0 < n < (reading.threshold or 0) for n in answered.by_facts(weighted_by).values())
    reading = replace(
        reading, estimating=estimating, why_not_weighted=why_not, tells_weights=not few
    )
    if not with_questions:
        return replace(reading, groups_not_told=_groups_not_told(answered, reading.threshold))
    return _with_questions(reading, which, by, tallies, weighted_by)


def _with_questions(
    reading: ResultsReading, which: Which, by: str, tallies: Tallies, weighted_by: Sequence[str]
) -> ResultsReading:
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
    not_told = _groups_not_told(reading.answered, threshold)
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
        groups_not_told=not_told,
        ways_to_cross=tuple(
            way for way in ways_to_cross(each) if not hiding or way[0] != TENURE.code
        ),
    )


def _weighted(
    reading: ResultsReading, weighting: Weighting | None, weighted_by: Sequence[str]
) -> tuple[Estimating, str]:
    """By how people were drawn alone, where they cannot be weighted as staff want."""
    estimating, answered, threshold = reading.estimating, reading.answered, reading.threshold
    people, why_not, design = answered.by_facts(weighted_by), "", None
    if STRATUM in weighted_by:
        in_sample = {group: n for (group,), n in answered.by_facts([STRATUM]).items()}
        design = design_of(reading.how.fieldwork.strata, in_sample, threshold=threshold)
    if weighting is not None:
        try:
            weights = weights_of(weighting, people, design, threshold=threshold)
            return replace(estimating, weights=weights), ""
        except Refused as refusal:
            why_not = NOT_AS_THEY_ARE if threshold else str(refusal)
    if design is not None and design.differs:
        estimating = replace(estimating, weights=weights_by_design(design, people))
    return estimating, why_not


def _groups_not_told(answered: Answered, threshold: int | None) -> dict[str, frozenset[str]]:
    """By each fact and by the group of the sample. That is by area, tenure or age too, and of nearly the same
    people: so what one table of these hides, no other tells."""
    if threshold is None:
        return {}
    people = {code: answered.by_facts([code]) for code in (*facts(), STRATUM)}
    found = {
        code: groups_not_told({name: n for (name,), n in of.items()}, threshold=threshold)
        for code, of in people.items()
    }
    anywhere = frozenset().union(*found.values())
    return {
        code: hidden | {name for (name,) in people[code] if name in anywhere}
        for code, hidden in found.items()
    }


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
