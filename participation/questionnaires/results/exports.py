"""Answers as files: a row for each person who answered, without their name, and the book of its codes.

Least data: how it came, the day, the version and the language, the area and the tenure, and what was
answered by choosing or in figures. No name, address, reference or age, no words that somebody wrote, in
which anybody may be named, and rows in no order that tells who came when.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import F, QuerySet
from django.db.models.functions import Random

from base.core.rows import in_parts

from ..kinds import Kind
from ..models import Answer, Option, Question
from .groups import AREA, TENURE

#: In files of numbers, answers are 1, 2, 3 … in the order in which they are offered; ways out are told
#: apart as what leaves the denominator.
WAY_OUT = 90
#: Bytes that a file of SPSS has for what a column is called, and for what a value of it means.
LONGEST_LABEL, LONGEST_MEANING = 255, 120
#: Rows that are read at a time.
CHUNK = 2000
Asked = Sequence[tuple[Question, Sequence[Option]]]


@dataclass(frozen=True)
class Variable:
    """One column of the file. ``codes`` are its values by what they mean; ``ways_out`` those of them that
    are no answer that counts. ``option`` is set where a column is one of several answers; of an order, its
    ``place`` stands there."""

    name: str
    label: str
    question: Question | None = None
    codes: Mapping[str, int] | None = None
    words: Mapping[int, str] | None = None
    ways_out: tuple[int, ...] = ()
    option: str = ""
    place: bool = False

    @property
    def measure(self) -> str:
        if self.place:
            return "ordinal"
        if self.question is None or self.option:
            return "nominal"
        if self.question.kind == Kind.SCALE:
            return "ordinal"
        return "nominal" if self.codes else "scale"


ABOUT_THE_ROW = (
    Variable("mode", "How it reached us"),
    Variable("day", "Day on which it was sent"),
    Variable("version", "Version of the questions"),
    Variable("language", "Language"),
    Variable("area", "Area"),
    Variable("tenure", "Tenure"),
)


def variables_of(each: Asked) -> list[Variable]:
    """Of several answers each is a column of 0 and 1; words are in no file, and no file is."""
    found = list(ABOUT_THE_ROW)
    for number, (question, options) in enumerate(each, start=1):
        if question.kind == Kind.SEVERAL:
            found += [
                Variable(
                    f"q{number}_{place}",
                    f"{question.words} {option.words}",
                    question,
                    codes={"": 0, option.code: 1},
                    words={0: "Not chosen", 1: "Chosen"},
                    option=option.code,
                )
                for place, option in enumerate(options, start=1)
            ]
        elif options:
            codes = {
                option.code: place if option.counts else WAY_OUT + place
                for place, option in enumerate(options, start=1)
            }
            words = {codes[option.code]: option.words for option in options}
            out = tuple(codes[option.code] for option in options if not option.counts)
            found.append(Variable(f"q{number}", question.words, question, codes, words, out))
            if question.kind == Kind.RANKING:
                found += _places(number, question, options)
        elif question.kind not in (Kind.SHORT, Kind.LONG, Kind.FILE):
            found.append(Variable(f"q{number}", question.words, question))
    return found


def _places(number: int, question: Question, options: Sequence[Option]) -> list[Variable]:
    """Of an order, beside its first choice: for each answer the place that it was given."""
    return [
        Variable(
            f"q{number}_{at}",
            f"{question.words} Place of: {option.words}",
            question,
            option=option.code,
            place=True,
        )
        for at, option in enumerate(options, start=1)
    ]


def rows_of(sheets: QuerySet, variables: Sequence[Variable], *, coded: bool) -> Iterator[list]:
    """A row for each sheet, in an order by chance. ``coded`` as numbers, otherwise in words."""
    sheets = sheets.annotate(
        in_area=AREA.on_sheet(""), of_tenure=TENURE.on_sheet(""), numbered=F("version__number")
    ).order_by(Random())
    rows = sheets.only("mode", "sent_at", "language").iterator(chunk_size=CHUNK)
    for chunk in in_parts(rows, CHUNK):
        answers = _answers([sheet.pk for sheet in chunk])
        for sheet in chunk:
            said = answers.get(sheet.pk, {})
            yield [
                *_about(sheet),
                *(
                    _cell(one, one.question, said, coded)
                    for one in variables
                    if one.question is not None
                ),
            ]


def _about(sheet: Any) -> list:
    day = sheet.sent_at.date().isoformat() if sheet.sent_at else ""
    about = (sheet.in_area, sheet.of_tenure)
    return [
        sheet.get_mode_display(),
        day,
        sheet.numbered,
        sheet.language,
        *(one or "" for one in about),
    ]


def _answers(sheets: Sequence[int]) -> dict[int, dict[str, list]]:
    found: dict[int, dict[str, list]] = {}
    rows = Answer.objects.filter(sheet__in=sheets).order_by()
    for sheet, question, option, number, day, ranked in rows.values_list(
        "sheet_id", "question__code", "option__code", "number", "day", "ranked"
    ):
        if ranked:
            found.setdefault(sheet, {})[question] = list(ranked)
            continue
        said = option or (number if number is not None else day)
        found.setdefault(sheet, {}).setdefault(question, []).append(said)
    return found


def _cell(variable: Variable, question: Question, said: Mapping[str, list], coded: bool):
    """None where the question was not asked or not answered."""
    answers = said.get(question.code)
    words = variable.words or {}
    if not answers:
        return None
    if variable.place:
        return answers.index(variable.option) + 1 if variable.option in answers else None
    if variable.option:
        chosen = int(variable.option in answers)
        return chosen if coded else words[chosen]
    if variable.codes is not None:
        code = variable.codes.get(answers[0])
        return code if coded or code is None else words[code]
    (answer, *_) = answers
    if isinstance(answer, Decimal):
        return float(answer) if coded else answer
    return answer.isoformat() if answer is not None else None


def written(variables: Sequence[Variable], rows: Sequence[Sequence]) -> list[dict]:
    """The columns as :mod:`.spss_file` takes them. What is too long for such a file is whole in the code book."""
    return [
        {
            "name": one.name,
            "label": _that_fits(one.label, LONGEST_LABEL),
            "values": [row[place] for row in rows],
            "labels": {
                value: _that_fits(words, LONGEST_MEANING)
                for value, words in (one.words or {}).items()
            },
            "missing": _missing(one),
            "measure": one.measure,
        }
        for place, one in enumerate(variables)
    ]


def _that_fits(words: str, longest: int) -> str:
    """Ends after a whole word with "…" where it takes more bytes than there is room for."""
    if len(words.encode()) <= longest:
        return words
    room = words.encode()[: longest - len("…".encode())].decode(errors="ignore")
    whole, _, _ = room.rpartition(" ")
    return f"{whole or room}…"


def _missing(variable: Variable) -> list:
    """Ways out are missing values; a file of SPSS names three, or a range."""
    out = list(variable.ways_out)
    return out if len(out) <= 3 else [{"lo": min(out), "hi": max(out)}]


def code_book(variables: Sequence[Variable]) -> Iterator[list]:
    yield ["Column", "What it is", "Value", "What it means", "In shares"]
    for one in variables:
        if not one.words:
            yield [one.name, one.label, "", "", ""]
        for value, words in (one.words or {}).items():
            yield [one.name, one.label, value, words, "no" if value in one.ways_out else "yes"]
