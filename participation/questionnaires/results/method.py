"""How this survey was done: what is printed beside every result that is published.

The headings are those that a landlord has to publish with its perception survey (TSM requirements,
summary of approach): what was achieved, when, how, of whom, how like everybody they are, weighting, who
did it, who was left out, incentives, what limits it, and the questions themselves.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.text import get_text_list

from base.core.templatetags.words import number

from ..counted import customers_in_groups
from ..fieldwork import Basis
from ..interviews.rates import in_sentences, phone_rates
from ..models import Sheet
from ..outcomes import Group
from .design import Design
from .groups import AREA, HOLDING, MODE, STRATUM, facts_of_customers
from .shapes import ResultsReading

#: Of what only staff know.
NOT_SAID = "Not stated."
ONCE_IT_IS_OVER = "This is told once nobody can answer any more."
#: What an interval is printed with.
HOW_RECKONED = (
    "A margin is Wilson’s 95% interval: in 95 of 100 such samples it holds the share of everybody. "
    "Of a sample of n out of N, n is taken as n(N-1)/(N-n); where answers are weighted, n is Kish’s "
    "effective number of answers."
)


@dataclass(frozen=True)
class MethodSection:
    title: str
    sentences: tuple[str, ...] = ()
    #: Small tables: of each, by what people are told apart, and its rows.
    tables: tuple[tuple[str, tuple["MethodRow", ...]], ...] = ()


@dataclass(frozen=True)
class MethodRow:
    """How many of those who answered are of one group, their share in percent, and the share of this group
    of everybody, where that is known."""

    name: str
    people: int
    share: float
    of_everybody: float | None = None


def how_it_was_done(reading: ResultsReading) -> list[MethodSection]:
    """Every heading, also those of which nobody has said anything: that is told too."""
    said = reading.how.said
    return [
        MethodSection("How many answered", tuple(_achieved(reading))),
        MethodSection("When", (_when(reading),)),
        _modes(reading),
        *_by_phone(reading),
        MethodSection("Who was asked", tuple(_asked(reading))),
        _like_everybody(reading),
        MethodSection("Weighting", tuple(_weighting(reading))),
        MethodSection("Who did it", (said.contractor or NOT_SAID,)),
        MethodSection("Who was left out", (said.left_out or NOT_SAID,)),
        MethodSection("Incentives", (said.incentives or NOT_SAID,)),
        MethodSection("What limits it", tuple(_limits(reading))),
        *(MethodSection(title, (words,)) for title, words in reading.how.fieldwork.about),
    ]


def _achieved(reading: ResultsReading) -> Iterator[str]:
    people, how = reading.answered.people, reading.how
    if _too_few(reading, people):
        yield "Too few people answered to say how many."
        return
    yield f"{number(people)} {'person' if people == 1 else 'people'} sent answers."
    if how.asked:
        yield f"That is {100 * people / how.asked:.1f}% of the {number(how.asked)} who were asked."
    if unmatched := reading.answered.unmatched:
        more = "A few" if _too_few(reading, unmatched) else number(unmatched)
        yield (
            f"{more} more came from people whom we could not match to a customer. They are in none of"
            " these results."
        )


def _too_few(reading: ResultsReading, people: int) -> bool:
    return reading.threshold is not None and 0 < people < reading.threshold


def _when(reading: ResultsReading) -> str:
    work = reading.how.fieldwork
    days = [day for day, _ in reading.answered.by_day]
    first, last = work.began_on or min(days, default=None), work.ended_on or max(days, default=None)
    if first is None:
        return "Nobody has answered yet."
    if last is None or (not work.is_over and work.ended_on is None):
        return f"From {_day(first)}."
    return f"From {_day(first)} to {_day(last)}."


def _day(one) -> str:
    return date_format(one, "j F Y")


def _modes(reading: ResultsReading) -> MethodSection:
    if reading.waits_for_close:
        return MethodSection("How people answered", (ONCE_IT_IS_OVER,))
    title, by_mode = MODE.title, _people_by(reading, MODE.code)
    told = tuple(
        MethodRow(name, by_mode[name], 100 * by_mode[name] / reading.answered.people)
        for mode in Sheet.Mode
        if (name := str(mode.label)) in by_mode
    )
    tables = ((title, told),) if told else ()
    return MethodSection("How people answered", _others_hidden(reading, MODE.code), tables)


def _people_by(reading: ResultsReading, code: str) -> dict[str, int]:
    """Of those who answered, by one fact, without groups that are not told."""
    people = {name: n for (name,), n in reading.answered.by_facts([code]).items()}
    hidden = reading.groups_not_told.get(code, frozenset())
    return {name: n for name, n in people.items() if name not in hidden}


def _others_hidden(reading: ResultsReading, code: str) -> tuple[str, ...]:
    hidden = reading.groups_not_told.get(code)
    return ("Smaller groups are not shown, so that nobody can be recognised.",) if hidden else ()


def _by_phone(reading: ResultsReading) -> Iterator[MethodSection]:
    """Nothing where nobody was rung. Where small numbers are hidden, of few only that they were few."""
    rates = phone_rates(reading.questionnaire)
    if rates is None:
        return
    title, least = "People who were rung", reading.threshold
    if least is not None and not rates.can_be_told(least):
        yield MethodSection(title, ("Few were rung, so it is not told how many took part.",))
        return
    rows = tuple(
        MethodRow(f"{group.label} ({group.value})", people, 100 * people / rates.people)
        for group in Group
        if (people := rates.groups.get(group, 0))
    )
    tables = (("What came of it last", rows),) if least is None else ()
    yield MethodSection(title, (*in_sentences(rates), phone_rates.definition), tables)


def _asked(reading: ResultsReading) -> Iterator[str]:
    how = reading.how
    yield f"{how.basis.label}."
    if how.population:
        yield f"It is about {number(how.population)}."
    if how.said.sampling:
        yield how.said.sampling
    yield how.why_no_interval or HOW_RECKONED


def _like_everybody(reading: ResultsReading) -> MethodSection:
    """By the groups that were looked at when people were chosen; otherwise beside all our customers, by
    what their records say."""
    title, work = "How like everybody they are", reading.how.fieldwork
    if reading.waits_for_close:
        return MethodSection(title, (ONCE_IT_IS_OVER,))
    if not reading.answered.people or _too_few(reading, reading.answered.people):
        return MethodSection(title, ("Too few have answered to say.",))
    if work.of_staff:
        words = "Our own staff were asked. Nothing is kept of who of us answered what."
        return MethodSection(title, (words,))
    if work.groups:
        words = "Everybody is all whom it is about."
        compared = [_beside(reading, STRATUM, "Group", dict(work.groups))]
        hidden = _others_hidden(reading, STRATUM)
    elif work.anonymous:
        return MethodSection(title, ("Answers name nobody, so nobody can tell.",))
    else:
        words = "Everybody is all our customers, by what stands on their records."
        compared = [
            _beside(reading, fact.code, fact.title, customers_in_groups.lately(fact.code).found)
            for fact in (HOLDING, AREA)
        ]
        hidden = _others_hidden(reading, HOLDING.code) or _others_hidden(reading, AREA.code)
    return MethodSection(title, (words, *hidden), tuple(one for one in compared if one[1]))


def _beside(
    reading: ResultsReading, code: str, title: str, everybody: Mapping[str, int] | None
) -> tuple[str, tuple[MethodRow, ...]]:
    """Empty while everybody is being counted."""
    told = _people_by(reading, code)
    hidden = reading.groups_not_told.get(code, frozenset())
    of, there = reading.answered.people, sum((everybody or {}).values())
    names = sorted({*told, *(everybody or {})} - hidden)
    rows = tuple(
        MethodRow(
            name,
            told.get(name, 0),
            100 * told.get(name, 0) / of,
            100 * (everybody or {}).get(name, 0) / there if there else None,
        )
        for name in names
    )
    return title, rows


def _weighting(reading: ResultsReading) -> Iterator[str]:
    weights = reading.estimating.weights
    if reading.waits_for_close:
        yield ONCE_IT_IS_OVER
        return
    if reading.why_not_weighted:
        yield reading.why_not_weighted
    if weights is None:
        yield "Every answer counts once: the answers are not weighted."
        return
    if weights.design is not None:
        yield from _drawn(weights.design, reading.tells_weights)
    raked = weights.raked
    if raked is not None:
        known = facts_of_customers()
        named = get_text_list([known[code].title.lower() for code in weights.facts], "and")
        yield f"Answers are weighted by {named}, so that they have the shares of everybody, by raking."
        if weights.design is not None:
            yield "Raking begins with the weights of the draw and multiplies them."
        if reading.tells_weights:
            yield f"It took {raked.passes} passes."
    if not reading.tells_weights:
        yield "How much that changes is not told, since few people are in some of the groups."
        return
    yield (
        f"Kish’s design effect is {weights.effect:.4f}: the {number(weights.people)} answers are as"
        f" sure as {weights.effective:.1f} that are not weighted."
    )
    if raked is not None and raked.capped:
        yield (
            f"{number(raked.capped)} ({raked.capped_percent:.1f}%) were held at the most that an answer "
            f"may count. No group is further than {raked.furthest:.1f} percentage points from its share."
        )


def _drawn(design: Design, told: bool) -> Iterator[str]:
    yield (
        "Groups were drawn in shares of their own. So one who was asked counts for as many people as"
        " could be asked for each who was."
    )
    for one in design.strata if told else ():
        yield (
            f"{one.name}: {number(one.asked)} were drawn of {number(one.people)}, so an answer counts for"
            f" {design.of(one.name):.2f}."
        )


def _limits(reading: ResultsReading) -> Iterator[str]:
    how = reading.how
    if how.basis == Basis.OPEN:
        yield "Who answered chose to. Others may think otherwise."
    if how.asked and reading.answered.people < how.asked / 2:
        yield "Most of those who were asked did not answer. They may think otherwise."
    for one in how.fieldwork.strata:
        if not one.asked:
            yield f"Nobody of the group “{one.name}” was drawn, so the results do not speak of them."
    if not reading.waits_for_close and len(reading.answered.by_facts(["mode"])) > 1:
        yield "People answer a little differently to somebody who asks than on a screen or on paper."
    if how.said.limits:
        yield how.said.limits
