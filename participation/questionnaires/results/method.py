"""How this survey was done: what is printed beside every result that is published.

The headings are those that a landlord has to publish with its perception survey (TSM requirements,
summary of approach): what was achieved, when, how, of whom, how like everybody they are, weighting, who
did it, who was left out, incentives, what limits it, and the questions themselves.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.text import get_text_list

from base.core.templatetags.words import number

from ..fieldwork import Basis
from ..models import Sheet
from .design import Design
from .groups import facts_of_customers
from .reading import ResultsReading

#: Of what only staff know.
NOT_SAID = "Nobody has said yet."
#: What an interval is printed with.
HOW_RECKONED = (
    "A margin is Wilson’s 95% interval: in 95 of 100 such samples it holds the share of everybody. "
    "Of a sample of n out of N, n is taken as n(N-1)/(N-n); where answers are weighted, n is Kish’s "
    "effective number of answers."
)


@dataclass(frozen=True)
class MethodSection:
    title: str
    sentences: tuple[str, ...]
    #: A small table: what is counted, how many people, and what share they are in percent.
    rows: tuple[tuple[str, int, float], ...] = ()


def how_it_was_done(reading: ResultsReading) -> list[MethodSection]:
    """Every heading, also those of which nobody has said anything: that is told too."""
    said = reading.how.said
    return [
        MethodSection("How many answered", tuple(_achieved(reading))),
        MethodSection("When", (_when(reading),)),
        MethodSection("How people answered", *_modes(reading)),
        MethodSection("Who was asked", tuple(_asked(reading))),
        MethodSection("How like everybody they are", (_like_everybody(reading),)),
        MethodSection("Weighting", tuple(_weighting(reading))),
        MethodSection("Who did it", (said.contractor or NOT_SAID,)),
        MethodSection("Who was left out", (said.left_out or NOT_SAID,)),
        MethodSection("Incentives", (said.incentives or NOT_SAID,)),
        MethodSection("What limits it", tuple(_limits(reading))),
        *(MethodSection(title, (words,)) for title, words in reading.how.fieldwork.about),
    ]


def _achieved(reading: ResultsReading) -> Iterator[str]:
    people, how = reading.answered.people, reading.how
    yield f"{number(people)} {'person' if people == 1 else 'people'} sent answers."
    if how.asked:
        yield f"That is {100 * people / how.asked:.1f}% of the {number(how.asked)} who were asked."
    if reading.answered.unmatched:
        yield (
            f"{number(reading.answered.unmatched)} more came from people whom we could not match to a "
            "customer. They are in none of these results."
        )


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


def _modes(reading: ResultsReading) -> tuple[tuple[str, ...], tuple[tuple[str, int, float], ...]]:
    by_mode = {mode: n for (mode,), n in reading.answered.by_facts(["mode"]).items()}
    hidden = reading.groups_not_told.get("mode", frozenset())
    rows = tuple(
        (str(mode.label), n, 100 * n / reading.answered.people)
        for mode in Sheet.Mode
        if (n := by_mode.get(str(mode.label), 0)) and str(mode.label) not in hidden
    )
    told = "Others are not told, since they are few." if hidden else ""
    return ((told,) if told else (), rows)


def _asked(reading: ResultsReading) -> Iterator[str]:
    how = reading.how
    yield f"{how.basis.label}."
    if how.population:
        yield f"It is about {number(how.population)}."
    if how.said.sampling:
        yield how.said.sampling
    yield how.why_no_interval or HOW_RECKONED


def _like_everybody(reading: ResultsReading) -> str:
    return (
        "Who answered stands beside all our customers by tenure, region and age on a page of its own, "
        "which staff read."
        if reading.answered.people
        else "Nobody has answered yet."
    )


def _weighting(reading: ResultsReading) -> Iterator[str]:
    weights = reading.estimating.weights
    if reading.why_not_weighted:
        yield reading.why_not_weighted
    if weights is None:
        yield "Every answer counts once: the answers are not weighted."
        return
    if weights.design is not None:
        yield from _drawn(weights.design)
    raked = weights.raked
    if raked is not None:
        known = facts_of_customers()
        named = get_text_list([known[code].title.lower() for code in weights.facts], "and")
        yield f"Answers are weighted by {named}, so that they have the shares of everybody, by raking."
        if weights.design is not None:
            yield "Raking begins with the weights of the draw and multiplies them."
        yield f"It took {raked.passes} passes."
    yield (
        f"Kish’s design effect is {weights.effect:.4f}: the {number(weights.people)} answers are as"
        f" sure as {weights.effective:.1f} that are not weighted."
    )
    if raked is not None and raked.capped:
        yield (
            f"{number(raked.capped)} ({raked.capped_percent:.1f}%) were held at the most that an answer "
            f"may count. No group is further than {raked.furthest:.1f} percentage points from its share."
        )


def _drawn(design: Design) -> Iterator[str]:
    yield (
        "Groups were drawn in shares of their own. So one who was asked counts for as many people as"
        " could be asked for each who was."
    )
    for one in design.strata:
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
    if len(reading.answered.by_facts(["mode"])) > 1:
        yield "People answer a little differently to somebody who asks than on a screen or on paper."
    if how.said.limits:
        yield how.said.limits
