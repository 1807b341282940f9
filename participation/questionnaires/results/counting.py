"""What was answered to each question, with what the percentages are of.

A percentage is of those who gave an answer that counts: whoever was not asked, answered nothing, did not
know or preferred not to say is not in it, and is told beside it.
"""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Avg, Count, Max, Min, QuerySet

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

    ``sheets`` are those that count. Six statements, however many there are.
    """
    answers = Answer.objects.filter(sheet__in=sheets).order_by()
    by_question = answers.values("question__code")
    one_each = Count("sheet", distinct=True)
    answered = dict(by_question.annotate(n=one_each).values_list("question__code", "n"))
    that_count = by_question.filter(option__counts=True)
    counted = dict(that_count.annotate(n=one_each).values_list("question__code", "n"))
    chosen = {
        (row["question__code"], row["option__code"]): row["n"]
        for row in answers.filter(option__isnull=False)
        .values("question__code", "option__code")
        .annotate(n=Count("pk"))
    }
    numbers = {
        row.pop("question__code"): row
        for row in by_question.filter(number__isnull=False).annotate(
            average=Avg("number"), lowest=Min("number"), highest=Max("number")
        )
    }
    results = []
    for question, options in _each_with_options(questionnaire):
        code = question.code
        if question.has_options:
            of = counted.get(code, 0)
            lines = tuple(
                _line(option, chosen.get((code, option.code), 0), of) for option in options
            )
            results.append(Result(question, answered.get(code, 0), of, lines))
        else:
            n = answered.get(code, 0)
            results.append(Result(question, n, n, **numbers.get(code, {})))
    return results


def _each_with_options(questionnaire: Questionnaire) -> list[tuple[Question, list[Option]]]:
    """Each question as it was last asked, with every option that it ever had; the latest come first."""
    found: dict[str, tuple[Question, dict[str, Option]]] = {}
    asked = Question.objects.filter(version__questionnaire=questionnaire)
    asked = asked.exclude(version__opened_at=None).order_by("-version__number", "place")
    for question in asked.prefetch_related("options"):
        _, options = found.setdefault(question.code, (question, {}))
        for option in question.options.all():
            options.setdefault(option.code, option)
    return [(question, list(options.values())) for question, options in found.values()]


def _line(option: Option, people: int, of: int) -> Line:
    share = 100 * people / of if option.counts and of else None
    return Line(option.words, people, share, option.counts)
