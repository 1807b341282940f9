"""What may leave the service that handles the answers: no small numbers, and none that give one away.

Everything that is told of one questionnaire shares its totals: the results of each question, the same by
mode, by area or by another question, on a page or in a file. So what is hidden is
decided once, and by two rules that put people together, never by holes in a table.

1. Answers of a question that few people gave, and others with them, are one answer in whatever is told:
   :class:`Hiding`. Any of these people could have given any of these answers and everything told would
   be the same, so no other table tells them apart, however many there are.
2. In a table by groups of people, a group of whom few gave one of the answers is put together with
   others until none is small: :func:`by_group`. What such a group has is told by no other table.

A small number is under the threshold and not nobody. Of ways out (did not know, would rather not say)
the small ones are not told, and neither is how many answered at all; from how many there are in all one
can tell that no more than so many took one, and never how many. A result that is told again, after
somebody's answer changed, is another table of the same people: see :mod:`.releases`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from base.core.counted_tables import UNKNOWN
from base.core.suppression import hidden_lines

from ..kinds import Kind
from .counting import Line, Result

#: Groups of people that are put together, and of whom we do not know the group.
ALL_OTHERS = "All others"
#: Printed beside the numbers.
HOW_SHOWN = (
    "Where fewer than {threshold} people gave an answer, we do not show how many, and hide others beside"
    " it, so that nobody can be recognised."
)


@dataclass(frozen=True)
class PublishedLine:
    """``people`` is None of a number that is not told, and ``share`` of one that has none."""

    words: str
    people: int | None
    share: float | None
    counts: bool = True


@dataclass(frozen=True)
class Published:
    """``people`` gave an answer that counts; None where so few did that nothing is told."""

    words: str
    people: int | None
    lines: tuple[PublishedLine, ...] = ()
    several: bool = False
    code: str = ""

    @property
    def something_hidden(self) -> bool:
        return self.people is None or any(line.people is None for line in self.lines)


class Hiding:
    """Which numbers of these results are not told, wherever they are told.

    Of questions ``told_elsewhere`` nothing is told: parts of them are, and whoever takes those from the whole
    would have what few people said.
    """

    def __init__(
        self,
        results: Iterable[Result],
        *,
        threshold: int,
        told_elsewhere: frozenset[str] = frozenset(),
    ):
        self.threshold = threshold
        self.told_elsewhere = told_elsewhere
        self.results = list(results)
        self._hidden = {result.question.code: self._lines(result) for result in self.results}
        self._withheld = self._all_withheld()

    def hides(self, result: Result) -> frozenset[int]:
        """The places of the lines that are not told."""
        return self._hidden[result.question.code]

    def withholds(self, result: Result) -> bool:
        """Whether nothing is told of a question: too few answered it, or it was asked after answers to
        another whose numbers are hidden."""
        return result.question.code in self._withheld

    def published(self) -> list[Published]:
        """Of each question what may be told."""
        return [self._published(one) for one in self.results]

    def words_may_be_read(self, result: Result) -> bool:
        """What people wrote: not of few. What a file is called may name whoever sent it."""
        if result.question.kind == Kind.FILE:
            return False
        return not self.withholds(result) and result.answered >= self.threshold

    def _published(self, result: Result) -> Published:
        question = result.question
        if self.withholds(result):
            return Published(question.words, None, code=question.code)
        hidden = self.hides(result)
        lines = tuple(_line(line, n in hidden) for n, line in enumerate(result.lines))
        several = question.kind == Kind.SEVERAL
        return Published(question.words, result.counted, lines, several, question.code)

    def _small(self, people: int) -> bool:
        return 0 < people < self.threshold

    def _lines(self, result: Result) -> frozenset[int]:
        lines = dict(enumerate(result.lines))
        ways_out = {n for n, line in lines.items() if not line.counts and self._small(line.people)}
        of_all = {n: line.people for n, line in lines.items() if line.counts}
        if result.question.kind == Kind.SEVERAL:
            # Each stands alone, since they add up to nothing: few chose it, or few did not.
            return frozenset(ways_out).union(
                n
                for n, people in of_all.items()
                if self._small(people) or self._small(result.counted - people)
            )
        table = {n: (people,) for n, people in of_all.items()}
        return hidden_lines(table, threshold=self.threshold) | ways_out

    def _all_withheld(self) -> frozenset[str]:
        withheld = {one.question.code for one in self.results if self._small(one.counted)}
        withheld |= self.told_elsewhere
        while more := {
            one.question.code
            for one in self.results
            if one.question.code not in withheld
            and any(
                self._hidden.get(rule["question"]) or rule["question"] in withheld
                for rule in one.question.all_rules
            )
        }:
            withheld |= more
        return frozenset(withheld)


@dataclass(frozen=True)
class PublishedTable:
    """Results of one question by groups of people. ``columns`` are empty where no two groups could be
    told apart."""

    words: str
    columns: tuple[tuple[str, Published], ...] = ()
    together: tuple[str, ...] = ()

    @property
    def rows(self) -> list[tuple[str, list[PublishedLine]]]:
        """Each answer with what every group said of it."""
        columns = [column.lines for _, column in self.columns]
        return [(lines[0].words, list(lines)) for lines in zip(*columns, strict=True)]


def by_group(
    hiding: Hiding, columns: Mapping[str, Result], *, hidden_groups: Iterable[str] = ()
) -> PublishedTable:
    """One question by groups of people, who together are all of ``hiding``'s.

    ``together`` are those that were put together: ``hidden_groups``, whose size is told nowhere, and
    those of whom few gave one of the answers. Where that leaves few in them, one more goes with them: of
    people whose group we do not know before any other, and then the smallest.
    """
    if not columns:
        return PublishedTable("")
    question = next(iter(columns.values())).question
    if hiding.withholds(next(iter(columns.values()))):
        return PublishedTable(question.words)
    apart = dict(columns)
    together = {
        name: apart.pop(name)
        for name in list(columns)
        if name in set(hidden_groups) or not _is_safe(hiding, columns[name])
    }
    while together and apart and (len(together) == 1 or not _is_safe(hiding, _sum(together))):
        name = min(apart, key=lambda name: (name not in UNKNOWN, apart[name].counted, name))
        together[name] = apart.pop(name)
    if len(apart) + bool(together) < 2:
        return PublishedTable(question.words)
    told = list(apart.items()) + ([(ALL_OTHERS, _sum(together))] if together else [])
    out = _ways_out_not_told(hiding, told)
    return PublishedTable(
        question.words,
        tuple((name, _in_column(hiding, one, out)) for name, one in told),
        tuple(sorted(together)),
    )


def as_it_is(result: Result) -> Published:
    """With every number, for whoever may read what one person answered."""
    several = result.question.kind == Kind.SEVERAL
    lines = tuple(_line(line, False) for line in result.lines)
    return Published(result.question.words, result.counted, lines, several, result.question.code)


def _is_safe(hiding: Hiding, result: Result) -> bool:
    """No answer as it is told, and not all of them, were given by few in this column."""
    hidden = hiding.hides(result)
    told = [line.people for n, line in enumerate(result.lines) if line.counts and n not in hidden]
    if result.question.kind == Kind.SEVERAL:
        told += [result.counted - people for people in told]
    elif result.lines:
        told.append(result.counted - sum(told))
    return not any(0 < people < hiding.threshold for people in (*told, result.counted))


def _ways_out_not_told(hiding: Hiding, told: Sequence[tuple[str, Result]]) -> frozenset[int]:
    return frozenset(
        n
        for n, line in enumerate(told[0][1].lines)
        if not line.counts and any(0 < one.lines[n].people < hiding.threshold for _, one in told)
    )


def _in_column(hiding: Hiding, result: Result, out: frozenset[int]) -> Published:
    hidden = hiding.hides(result) | out
    lines = tuple(_line(line, n in hidden) for n, line in enumerate(result.lines))
    several = result.question.kind == Kind.SEVERAL
    return Published(result.question.words, result.counted, lines, several, result.question.code)


def _sum(columns: Mapping[str, Result]) -> Result:
    several = list(columns.values())
    counted = sum(one.counted for one in several)
    lines = tuple(
        Line(
            line.words,
            people := sum(one.lines[n].people for one in several),
            100 * people / counted if line.counts and counted else None,
            line.counts,
        )
        for n, line in enumerate(several[0].lines)
    )
    answered = sum(one.answered for one in several)
    return Result(several[0].question, answered, counted, lines)


def _line(line: Line, is_hidden: bool) -> PublishedLine:
    if is_hidden:
        return PublishedLine(line.words, None, None, line.counts)
    return PublishedLine(line.words, line.people, line.share, line.counts)


def groups_not_told(people: Mapping[str, int], *, threshold: int) -> frozenset[str]:
    """Of how many people of each group answered, those that are not told."""
    table = {name: (n,) for name, n in people.items()}
    unknown = UNKNOWN & table.keys()
    return hidden_lines(table, threshold=threshold, unknown=unknown) if table else frozenset()
