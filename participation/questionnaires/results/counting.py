"""What was answered to each question, with what the percentages are of.

A percentage is of those who gave an answer that counts: whoever was not asked, answered nothing, did not
know or preferred not to say is not in it, and is told beside it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from operator import add
from typing import Any

from django.db.models import Count, Max, Min, Q, QuerySet, Sum

from ..kinds import Kind, in_figures
from ..models import Answer, Option, Question, Questionnaire

#: Printed wherever results are.
COUNTED = (
    "A share is of the people who gave an answer that counts. Whoever was not asked, left the question"
    " empty, did not know or preferred not to say is not in it. Each person counts once, with the last"
    " answers that they sent. Where people can choose several answers, shares add up to more than 100%."
)


@dataclass(frozen=True)
class Line:
    """How many chose one answer. ``share`` is in percent of those whose answer counts; None of a way
    out, and where nobody's does."""

    words: str
    people: int
    share: float | None
    counts: bool = True
    code: str = ""


@dataclass(frozen=True)
class Result:
    """Of one question: ``answered`` people said something to it, and ``counted`` of them are what the
    shares are of. Where several answers may be chosen, shares add up to more than 100."""

    question: Question
    answered: int
    counted: int
    lines: tuple[Line, ...] = ()
    average: Decimal | None = None
    lowest: Decimal | None = None
    highest: Decimal | None = None

    @property
    def where_they_lie(self) -> str:
        """Of numbers: "On average 3, from 2 to 4."; empty where nobody gave one."""
        if self.average is None:
            return ""
        average = f"On average {self._in_figures(self.average)}"
        if self.lowest is None or self.highest is None:
            return f"{average}."
        return (
            f"{average}, from {self._in_figures(self.lowest)} to {self._in_figures(self.highest)}."
        )

    def _in_figures(self, number: Decimal) -> str:
        return in_figures(self.question.kind, Decimal(number))

    @property
    def without_ends(self) -> "Result":
        """The lowest and the highest number are what one person gave."""
        return replace(self, lowest=None, highest=None)

    @property
    def is_listed(self) -> bool:
        return listed(self.question)


def listed(question: Question) -> bool:
    """Its answers are read one by one: words and days are not added up."""
    return question.kind in (Kind.SHORT, Kind.LONG, Kind.DAY, Kind.FILE)


@dataclass(frozen=True)
class Tally:
    """Of one question and some of the people. Those of others are added to it, where nobody is in both.

    ``chosen`` says how many chose each option, by its code; ``total`` is of the numbers they gave.
    """

    answered: int = 0
    counted: int = 0
    chosen: Mapping[str, int] = field(default_factory=dict)
    total: Decimal | None = None
    lowest: Decimal | None = None
    highest: Decimal | None = None

    def __add__(self, other: "Tally") -> "Tally":
        chosen = {
            code: self.chosen.get(code, 0) + other.chosen.get(code, 0)
            for code in {**self.chosen, **other.chosen}
        }
        return Tally(
            self.answered + other.answered,
            self.counted + other.counted,
            chosen,
            *(
                one if two is None else two if one is None else joined(one, two)
                for one, two, joined in (
                    (self.total, other.total, add),
                    (self.lowest, other.lowest, min),
                    (self.highest, other.highest, max),
                )
            ),
        )

    def __sub__(self, other: "Tally") -> "Tally":
        """Without people who are among these. Of numbers, only how many gave one is told."""
        chosen = {code: n - other.chosen.get(code, 0) for code, n in self.chosen.items()}
        return Tally(self.answered - other.answered, self.counted - other.counted, chosen)


#: By group of people, the tally of each question by its code.
Tallies = dict[tuple, dict[str, Tally]]


def results_of(questionnaire: Questionnaire, sheets: QuerySet) -> list[Result]:
    """Of each question that is or was asked; the same question of two versions is one.

    ``sheets`` are those that count. Six statements, however many there are.
    """
    tallies = tallied(Answer.objects.filter(sheet__in=sheets))
    return as_results(questions_with_options(questionnaire), tallies.get((), {}))


def tallied(answers: QuerySet, *names: str) -> Tallies:
    """By groups of answers that have the same values of ``names``, their annotations.

    Four statements. Who chose several answers is counted once for each; that takes longest, and is
    asked of those questions alone.
    """
    answers = answers.order_by()
    found: dict[tuple, dict[str, dict[str, Any]]] = defaultdict(lambda: defaultdict(dict))

    with_options = answers.filter(option__isnull=False)
    # By numbers alone: a million rows are sorted in a third of the time that words take.
    chosen = list(with_options.values_list(*names, "option_id").annotate(n=Count("pk")))
    options = Option.objects.select_related("question").in_bulk({row[-2] for row in chosen})
    for *group, option_id, n in chosen:
        option = options[option_id]
        of = found[tuple(group)][option.question.code]
        counts = of.setdefault("chosen", {})
        counts[option.code] = counts.get(option.code, 0) + n
        if option.question.kind != Kind.SEVERAL:
            of["answered"] = of.get("answered", 0) + n
            of["counted"] = of.get("counted", 0) + n * option.counts
    code_of = {option.question_id: option.question.code for option in options.values()}
    that_count = Count("sheet", filter=Q(option__counts=True), distinct=True)
    asked_for_several = {
        option.question_id for option in options.values() if option.question.kind == Kind.SEVERAL
    }
    several = with_options.filter(question__in=asked_for_several).values(*names, "question_id")
    for row in several.annotate(answered=Count("sheet", distinct=True), counted=that_count):
        of = found[tuple(row[name] for name in names)][code_of[row["question_id"]]]
        for name in ("answered", "counted"):  # nobody's last word is of two versions
            of[name] = of.get(name, 0) + row[name]
    in_words = answers.filter(option=None).values(*names, "question__code")
    for row in in_words.annotate(
        answered=Count("pk"),
        counted=Count("pk"),
        total=Sum("number"),
        lowest=Min("number"),
        highest=Max("number"),
    ):
        found[tuple(row.pop(name) for name in names)][row.pop("question__code")].update(row)
    return {
        group: {code: Tally(**of) for code, of in by_code.items()}
        for group, by_code in found.items()
    }


def as_results(
    each: Sequence[tuple[Question, Sequence[Option]]], tallies: Mapping[str, Tally]
) -> list[Result]:
    return [
        as_result(question, options, tallies.get(question.code, Tally()))
        for question, options in each
    ]


def as_result(question: Question, options: Sequence[Option], of: Tally) -> Result:
    if question.has_options:
        lines = tuple(_line(one, of.chosen.get(one.code, 0), of.counted) for one in options)
        return Result(question, of.answered, of.counted, lines)
    average = None if of.total is None else of.total / of.answered
    return Result(
        question,
        of.answered,
        of.counted,
        average=average,
        lowest=of.lowest,
        highest=of.highest,
    )


def questions_with_options(questionnaire: Questionnaire) -> list[tuple[Question, list[Option]]]:
    """Each question as it was last asked, with every option that it ever had; the latest come first."""
    return questions_of_each([questionnaire.pk]).get(questionnaire.pk, [])


def questions_of_each(
    questionnaires: Iterable[int],
) -> dict[int, list[tuple[Question, list[Option]]]]:
    """The same of several, by their numbers. Two statements for all."""
    found: dict[int, dict[str, tuple[Question, dict[str, Option]]]] = defaultdict(dict)
    asked = Question.objects.filter(version__questionnaire__in=list(questionnaires))
    asked = asked.exclude(version__opened_at=None).select_related("version", "bank_entry")
    asked = asked.order_by("-version__number", "place")
    for question in asked.prefetch_related("options"):
        _, options = found[question.version.questionnaire_id].setdefault(
            question.code, (question, {})
        )
        for option in question.options.all():
            options.setdefault(option.code, option)
    return {
        number: [(question, list(options.values())) for question, options in each.values()]
        for number, each in found.items()
    }


def _line(option: Option, people: int, of: int) -> Line:
    share = 100 * people / of if option.counts and of else None
    return Line(option.words, people, share, option.counts, option.code)
