"""What a regulator asks for: counts of each answer to its own questions, for the year's own question set.

Percentages are numerator over denominator, and both stand beside them, as the bank says which answers are in
each. People who rent and people who share the ownership of their home are never added up, and nor are
owners. Answers that were given after one job or visit feed no measure that is of everybody.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..counted import Which, answered_of
from ..house_rules import ANSWERS_THRESHOLD
from ..models import BankEntry, Option, Question, Questionnaire
from .approach import HowDone, how_done
from .counting import Tally, as_results, questions_with_options
from .crossing import added, by_fact
from .groups import FACTORED, HOLDING, RENTED, SHARED
from .releases import as_of
from .small_numbers import Hiding, Published, groups_not_told

ONE_SERVICE = (
    "These answers were given after one job or visit. They cannot feed a measure of everybody."
)
NOT_OF_THE_YEAR = "This is not the edition of the question that was asked for in that year"
TOO_FEW = "Too few of them answered to say how many"


@dataclass(frozen=True)
class ExtractLine:
    """How many gave one answer, and whether it is in the denominator and in the numerator."""

    words: str
    people: int | None
    counts: bool
    favourable: bool


@dataclass(frozen=True)
class Extracted:
    """One official question and the people of one kind of holding. ``marks`` say what must be known before
    it is handed in; with ``withheld`` there are no lines."""

    entry: BankEntry
    words: str
    holding: str
    lines: tuple[ExtractLine, ...] = ()
    marks: tuple[str, ...] = ()
    withheld: str = ""

    @property
    def numerator(self) -> int | None:
        return _sum(line.people for line in self.lines if line.counts and line.favourable)

    @property
    def denominator(self) -> int | None:
        return _sum(line.people for line in self.lines if line.counts)

    @property
    def percentage(self) -> float | None:
        """To two decimals, from counts and never from percentages."""
        if self.numerator is None or not self.denominator:
            return None
        return round(100 * self.numerator / self.denominator, 2)

    @property
    def has_numerator(self) -> bool:
        return any(line.favourable for line in self.lines)


def _sum(people) -> int | None:
    people = list(people)
    return None if None in people else sum(people)


def extract(questionnaire: Questionnaire) -> tuple[list[Extracted], bool]:
    """Every official question of it, and whether it has been counted yet."""
    how = how_done(questionnaire)
    hides = not how.fieldwork.single_answers
    if hides and not how.fieldwork.is_over:
        return [], True
    which = how.which(as_of=as_of(questionnaire, how.whose).isoformat() if hides else "")
    not_told = _not_told(which) if hides else frozenset()
    crossing = None if not_told is None else by_fact(HOLDING, which, not_told)
    if crossing is None:
        return [], False
    each = questions_with_options(questionnaire)
    whole: Mapping[str, Tally] = {}
    for tallies in crossing.columns.values():
        whole = added(whole, tallies)
    results = as_results(each, whole)
    hiding = Hiding(results, threshold=ANSWERS_THRESHOLD.value) if hides else None
    found: list[Extracted] = []
    for result, (question, options) in zip(results, each, strict=True):
        if (entry := question.bank_entry) is not None:
            table = crossing.table(result, options, hiding)
            found += _of_question(question, entry, options, dict(table.columns), how)
    return found, True


def _not_told(which: Which) -> frozenset[str] | None:
    """The same as on the page of results, so that nobody can subtract one from the other; None while a
    worker counts."""
    answered = answered_of.lately(*which).found
    if answered is None:
        return None
    people = {name: n for (name,), n in answered.by_facts([HOLDING.code]).items()}
    return groups_not_told(people, threshold=ANSWERS_THRESHOLD.value)


def _of_question(
    question: Question,
    entry: BankEntry,
    options: Sequence[Option],
    columns: Mapping[str, Published],
    how: HowDone,
) -> Iterator[Extracted]:
    marks = tuple(_marks(question, entry, how))
    refused = ONE_SERVICE if entry.whole_survey_only and not how.fieldwork.whole_survey else ""
    said = {one["code"]: one for one in entry.answers}
    for holding in holdings_of(entry):
        column = columns.get(holding)
        if refused or column is None:
            yield Extracted(entry, question.words, holding, (), marks, refused or TOO_FEW)
            continue
        lines = tuple(
            ExtractLine(
                line.words,
                line.people,
                said.get(option.code, {}).get("counts", option.counts),
                bool(said.get(option.code, {}).get("favourable")),
            )
            for option, line in zip(options, column.lines, strict=True)
        )
        yield Extracted(entry, question.words, holding, lines, marks)


def holdings_of(entry: BankEntry) -> tuple[str, ...]:
    """Whom it is about, by what the bank says of it."""
    whom = entry.for_whom.casefold()
    if "owner" in whom and "shared" not in whom:
        return (FACTORED,)
    if "shared" in whom:
        return (RENTED, SHARED)
    return (RENTED,)


def _marks(question: Question, entry: BankEntry, how: HowDone) -> Iterator[str]:
    if question.bank_mark:
        yield question.bank_mark
    on = how.fieldwork.ended_on
    if on and (entry.valid_from > on or (entry.valid_to and entry.valid_to < on)):
        yield f"{NOT_OF_THE_YEAR}: it stands {entry.years}."


HEADINGS = (
    "Indicator",
    "Measure",
    "Question",
    "Who",
    "Answer",
    "People",
    "In the denominator",
    "In the numerator",
    "Numerator",
    "Denominator",
    "Percentage",
    "Before you hand it in",
)


def lines_of(extracted: Sequence[Extracted]) -> Iterator[Sequence]:
    """As a file: a line for each answer. What must be known stands in each of them."""
    yield HEADINGS
    for one in extracted:
        about = (one.entry.indicator, one.entry.title, one.words, one.holding)
        known = " ".join((*one.marks, *([one.withheld] if one.withheld else [])))
        if one.withheld:
            yield (*about, "", "", "", "", "", "", "", known)
        for line in one.lines:
            yield (
                *about,
                line.words,
                "not shown" if line.people is None else line.people,
                "yes" if line.counts else "no",
                "yes" if line.favourable else "no",
                _said(one.numerator) if one.has_numerator else "",
                _said(one.denominator),
                "" if one.percentage is None or not one.has_numerator else one.percentage,
                known,
            )


def _said(number: int | None) -> int | str:
    return "not shown" if number is None else number
