"""What everybody reads of the answers to each question, once a consultation is over.

Only numbers, and no small ones: nobody can be worked out from them. What people wrote is for staff.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from base.core.suppression import hidden_lines
from participation.questionnaires.kinds import Kind
from participation.questionnaires.results.counting import Line, Result

#: Printed beside the numbers.
SHOWN = (
    "Each person counts once, by what they said last, when it came in time. Shares are of the people who gave "
    "an answer that counts. Where few people gave an answer, we do not show how many, and hide "
    "others beside it, so that nobody can be recognised. What people wrote is read by staff alone."
)


@dataclass(frozen=True)
class PublishedLine:
    """``people`` is None of a number that is not shown."""

    words: str
    people: int | None
    share: float | None


@dataclass(frozen=True)
class Published:
    """``people`` gave an answer that counts; None where so few did that nothing is shown."""

    words: str
    people: int | None
    lines: tuple[PublishedLine, ...] = ()
    several: bool = False


def published(results: Iterable[Result], *, threshold: int) -> list[Published]:
    """Of each question what may be shown.

    A question that was asked after answers to another says how many gave those: where that one
    hides any of its numbers, nothing of this is shown.
    """
    results = list(results)
    hidden = {result.question.code: _hidden(result, threshold) for result in results}
    withheld: set[str] = set()
    while more := {
        result.question.code
        for result in results
        if result.question.code not in withheld
        and any(
            hidden.get(rule["question"]) or rule["question"] in withheld
            for rule in result.question.rules
        )
    }:
        withheld |= more
    return [
        _published(
            result,
            hidden[result.question.code],
            nothing=result.question.code in withheld or 0 < result.counted < threshold,
        )
        for result in results
    ]


def _hidden(result: Result, threshold: int) -> frozenset[int]:
    """The places of the lines that may not be shown. Ways out leave the total, so each stands alone."""
    lines = dict(enumerate(result.lines))
    if result.lines and 0 < result.counted < threshold:
        return frozenset(lines)
    ways_out = {
        n for n, line in lines.items() if not line.counts and _small(line.people, threshold)
    }
    of_all = {n: line for n, line in lines.items() if line.counts}
    if result.question.kind == Kind.SEVERAL:
        small = {
            n
            for n, line in of_all.items()
            if _small(line.people, threshold) or _small(result.counted - line.people, threshold)
        }
        return frozenset(small | ways_out)
    table = {n: (line.people,) for n, line in of_all.items()}
    return hidden_lines(table, threshold=threshold) | ways_out


def _small(people: int, threshold: int) -> bool:
    return 0 < people < threshold


def _published(result: Result, hidden: frozenset[int], *, nothing: bool) -> Published:
    words = result.question.words
    if nothing:
        return Published(words, None)
    lines = tuple(_line(line, n in hidden) for n, line in enumerate(result.lines))
    several = result.question.kind == Kind.SEVERAL
    return Published(words, result.counted, lines, several)


def _line(line: Line, is_hidden: bool) -> PublishedLine:
    return (
        PublishedLine(line.words, None, None)
        if is_hidden
        else PublishedLine(line.words, line.people, line.share)
    )
