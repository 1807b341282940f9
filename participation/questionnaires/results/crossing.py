"""One question by groups of people: by a fact about them, or by what they answered to another one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from base.core.counted_tables import NOT_KNOWN

from ..counted import Which, tallies_of
from ..kinds import Kind
from ..models import Option, Question
from .counting import Result, Tally, as_result
from .groups import Fact, facts
from .small_numbers import Hiding, PublishedTable, as_it_is, by_group

Asked = Sequence[tuple[Question, Sequence[Option]]]
#: Answers whose numbers are hidden are one group when people are told apart by them.
OTHER_ANSWERS = "Other answers"


@dataclass(frozen=True)
class Crossing:
    """``name`` is what people are told apart by; ``columns`` the results of each group."""

    code: str
    name: str
    columns: Mapping[str, Mapping[str, Tally]]
    hidden_groups: frozenset[str] = frozenset()

    def table(self, whole: Result, options: Sequence[Option], hiding: Hiding | None):
        """The question's results by group; no columns of the question that people are told apart by."""
        question = whole.question
        if question.code == self.code or not whole.lines:
            return PublishedTable(question.words)
        columns = {
            name: as_result(question, options, of.get(question.code, Tally()))
            for name, of in self.columns.items()
        }
        if hiding is None:
            told = tuple((name, as_it_is(one)) for name, one in columns.items())
            return PublishedTable(question.words, told)
        return by_group(hiding, columns, hidden_groups=self.hidden_groups)


def ways_to_cross(each: Asked) -> list[tuple[str, str]]:
    """By what people may be told apart: codes and names. Of several answers somebody is in many groups."""
    by_facts = [(fact.code, fact.title) for fact in facts().values()]
    questions = [
        (question.code, question.words)
        for question, options in each
        if options and question.kind != Kind.SEVERAL
    ]
    return by_facts + questions


def by_fact(fact: Fact, which: Which, hidden_groups: frozenset[str]) -> Crossing | None:
    found = tallies_of.lately(*which, (fact.code,)).found
    if found is None:
        return None
    columns = {fact.in_words(group): tallies for (group,), tallies in found.items()}
    return Crossing(fact.code, fact.title, dict(sorted(columns.items())), hidden_groups)


def by_answer(
    question: Question,
    options: Sequence[Option],
    which: Which,
    whole: Mapping[str, Tally],
    hiding: Hiding | None,
) -> Crossing | None:
    """By what was answered to ``question``: hidden answers are one group, and so is everybody else."""
    found = tallies_of.lately(*which, (), question.code).found
    if found is None:
        return None
    result = as_result(question, options, whole.get(question.code, Tally()))
    if hiding and hiding.withholds(result):
        return Crossing(question.code, question.words, {})
    hidden = hiding.hides(result) if hiding else frozenset()
    columns: dict[str, dict[str, Tally]] = {}
    rest = dict(whole)
    for place, option in enumerate(options):
        of = found.get((option.code,), {})
        if not option.counts:
            continue  # with those who said nothing to it, of whom we do not know it either
        name = OTHER_ANSWERS if place in hidden else option.words
        columns[name] = added(columns.get(name, {}), of)
        rest = {code: tally - of.get(code, Tally()) for code, tally in rest.items()}
    if any(tally.answered for code, tally in rest.items() if code != question.code):
        columns[NOT_KNOWN] = rest
    return Crossing(question.code, question.words, columns)


def added(one: Mapping[str, Tally], other: Mapping[str, Tally]) -> dict[str, Tally]:
    return {code: one.get(code, Tally()) + other.get(code, Tally()) for code in {**one, **other}}
