"""What was answered to each question, with what the percentages are of.

A percentage is of those who gave an answer that counts: whoever was not asked, answered nothing, did not
know or preferred not to say is not in it, and is told beside it.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Avg, Count, Max, Min, Q, QuerySet

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
        if self.average is None or self.lowest is None or self.highest is None:
            return ""
        average, lowest, highest = (
            in_figures(self.question.kind, Decimal(one))
            for one in (self.average, self.lowest, self.highest)
        )
        return f"On average {average}, from {lowest} to {highest}."

    @property
    def is_listed(self) -> bool:
        return listed(self.question)


def listed(question: Question) -> bool:
    """Its answers are read one by one: words and days are not added up."""
    return question.kind in (Kind.SHORT, Kind.LONG, Kind.DAY)


def results_of(questionnaire: Questionnaire, sheets: QuerySet) -> list[Result]:
    """Of each question that is or was asked; the same question of two versions is one.

    ``sheets`` are those that count. Five statements, however many there are.
    """
    answers = Answer.objects.filter(sheet__in=sheets)
    each = questions_with_options(questionnaire)
    found = results_by(each, answers)
    return found.get((), [_result(question, options, {}) for question, options in each])


def results_by(
    each: Sequence[tuple[Question, Sequence[Option]]], answers: QuerySet, *names: str
) -> dict[tuple, list[Result]]:
    """The same for each group of answers that have the same values of ``names``, their annotations.

    Three statements. Who chose several answers is counted once for each; that takes longest, and is
    asked of those questions alone.
    """
    answers = answers.order_by()
    found: dict[tuple, dict[str, dict[str, Any]]] = defaultdict(lambda: defaultdict(dict))

    def keep(rows: QuerySet) -> None:
        for row in rows:
            group = tuple(row.pop(name) for name in names)
            option = row.pop("option__code", None)
            of = found[group][row.pop("question__code")]
            if option is None:
                of.update(row)
            else:
                of.setdefault("chosen", {})[option] = row["n"]

    by_question = (*names, "question__code")
    with_options = answers.filter(option__isnull=False)
    keep(with_options.values(*by_question, "option__code").annotate(n=Count("pk")))
    several = with_options.filter(question__kind=Kind.SEVERAL).values(*by_question)
    one_each = {"distinct": True}
    that_count = Count("sheet", filter=Q(option__counts=True), **one_each)
    keep(several.annotate(answered=Count("sheet", **one_each), counted=that_count))
    keep(
        answers.filter(option=None)
        .values(*by_question)
        .annotate(
            answered=Count("pk"),
            average=Avg("number"),
            lowest=Min("number"),
            highest=Max("number"),
        )
    )
    return {
        group: [_result(question, options, of.get(question.code, {})) for question, options in each]
        for group, of in found.items()
    }


def _result(question: Question, options: Sequence[Option], of: dict[str, Any]) -> Result:
    if not question.has_options:
        answered = of.get("answered", 0)
        numbers = {name: of.get(name) for name in ("average", "lowest", "highest")}
        return Result(question, answered, answered, **numbers)
    chosen = of.get("chosen", {})
    answered = of.get("answered", sum(chosen.values()))
    that_count = [option for option in options if option.counts]
    counted = of.get("counted", sum(chosen.get(option.code, 0) for option in that_count))
    lines = tuple(_line(option, chosen.get(option.code, 0), counted) for option in options)
    return Result(question, answered, counted, lines)


def questions_with_options(questionnaire: Questionnaire) -> list[tuple[Question, list[Option]]]:
    """Each question as it was last asked, with every option that it ever had; the latest come first."""
    found: dict[str, tuple[Question, dict[str, Option]]] = {}
    asked = Question.objects.filter(version__questionnaire=questionnaire)
    asked = asked.exclude(version__opened_at=None).order_by("-version__number", "place")
    for question in asked.select_related("bank_entry").prefetch_related("options"):
        _, options = found.setdefault(question.code, (question, {}))
        for option in question.options.all():
            options.setdefault(option.code, option)
    return [(question, list(options.values())) for question, options in found.values()]


def _line(option: Option, people: int, of: int) -> Line:
    share = 100 * people / of if option.counts and of else None
    return Line(option.words, people, share, option.counts)
