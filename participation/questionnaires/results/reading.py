"""All that the page of results shows, put together from what was counted."""

from collections.abc import Sequence
from dataclasses import replace

from base.core.refused import Refused

from ..counted import Answered, answered_and_tallies, answered_of
from ..fieldwork import Basis
from ..house_rules import ANSWERS_THRESHOLD
from ..models import Questionnaire, Weighting
from .approach import how_done
from .counting import Tallies
from .design import design_of
from .each_question import with_each_question
from .estimating import (
    Estimating,
    weights_by_design,
    weights_of,
)
from .groups import MODE, STRATUM, facts
from .releases import as_of
from .shapes import ResultsReading
from .small_numbers import groups_not_told

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
        reading,
        estimating=estimating,
        why_not_weighted=why_not,
        tells_weights=not few,
        groups_not_told=_groups_not_told(answered, reading.threshold),
    )
    return (
        with_each_question(reading, which, by, tallies, weighted_by) if with_questions else reading
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
