"""A file of complaint figures, read whole or not at all."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import IO

from django.utils import timezone

from base.core.hidden import without_hidden
from base.core.periods import Month
from base.core.refused import Refused
from participation.people.imports.matching import plain
from participation.people.imports.reading.named import named_rows
from participation.people.imports.values import Days, Unfit

from .models import Stage, as_word
from .models.lines import LONGEST_LEARNED, LONGEST_WORD

MOST_LINES = 5_000
MOST_PROBLEMS = 20
MOST_COMPLAINTS = 100_000
#: The headings that a column may have, compared without capitals and signs.
HEADINGS = {
    "month": ("month", "period", "reporting month"),
    "service": ("service", "team", "department"),
    "area": ("area", "estate", "neighbourhood", "patch"),
    "stage": ("stage", "complaint stage"),
    "theme": ("theme", "category", "about", "complaint category"),
    "received": ("received", "number", "complaints received", "complaints"),
    "answered": ("answered", "closed", "responded", "complaints answered"),
    "in_time": ("answered in time", "in time", "within target", "closed in time"),
    "upheld": ("upheld",),
    "partly_upheld": ("partly upheld", "partially upheld", "upheld in part"),
    "not_upheld": ("not upheld",),
    "learned": ("what was learned", "learned", "lessons", "lessons learned", "learning"),
}
NEEDED = {"month": "Month", "service": "Service", "stage": "Stage", "received": "Received"}
NUMBERS = ("received", "answered", "in_time", "upheld", "partly_upheld", "not_upheld")
WORDS = ("service", "area", "theme")
STAGES = {
    Stage.ONE: ("1", "stage 1", "one", "stage one", "first", "frontline"),
    Stage.TWO: ("2", "stage 2", "two", "stage two", "stage 2 direct", "stage 2 straight away"),
    Stage.WENT_ON: (
        *("escalated", "stage 2 escalated", "2 escalated", "stage 2 after stage 1"),
        *("escalated to stage 2", "went on"),
    ),
}
OF_A_YEAR = re.compile(r"([0-9]{4})[-/]([0-9]{1,2})")
MONTH_FIRST = re.compile(r"([0-9]{1,2})[-/]([0-9]{4})")
IN_WORDS = ("%B %Y", "%b %Y", "%b-%y", "%B-%y", "%b-%Y")
EARLIEST = 2000


@dataclass(frozen=True)
class Said:
    """One line that can be taken, with the words as they are written."""

    month: dt.date
    service: str
    area: str
    stage: Stage
    theme: str
    received: int
    answered: int
    in_time: int
    upheld: int
    partly_upheld: int
    not_upheld: int
    learned: str

    @property
    def about(self) -> tuple:
        words = (as_word(self.service), as_word(self.area), as_word(self.theme))
        return (self.month, self.stage, *words)


def read_file(file: IO[bytes]) -> list[Said]:
    """Every line of the file; raises Refused with what is wrong in each, for of half a month nothing can be said.

    No other columns are taken: a name, an address or the number of a case does not belong here.
    """
    found: dict[tuple, Said] = {}
    problems: list[str] = []
    this_month = Month.of(timezone.localdate()).first
    for line, texts in named_rows(file, HEADINGS, NEEDED, most=MOST_LINES, alone=True):
        try:
            said = _line(texts, this_month)
            if said.about in found:
                raise Unfit("the same service, area, stage and theme stand there twice.")
            found[said.about] = said
        except Unfit as problem:
            problems.append(f"Line {line}: {problem}")
        if len(problems) >= MOST_PROBLEMS:
            break
    if problems:
        raise Refused(" ".join(problems))
    if not found:
        raise Refused("There are no figures in the file.")
    return list(found.values())


def _line(texts: dict[str, str], this_month: dt.date) -> Said:
    month = month_of(texts["month"])
    if month > this_month:
        raise Unfit("the month is still to come.")
    words = {name: _word(name, texts.get(name, "")) for name in WORDS}
    if not words["service"]:
        raise Unfit("there is no service.")
    learned = without_hidden(texts.get("learned", ""))
    if len(learned) > LONGEST_LEARNED:
        raise Unfit(f"what was learned is longer than {LONGEST_LEARNED:,} letters.")
    counts = {name: _number(name, texts.get(name, "")) for name in NUMBERS}
    if counts["in_time"] > counts["answered"]:
        raise Unfit("more were answered in time than were answered.")
    if counts["upheld"] + counts["partly_upheld"] + counts["not_upheld"] > counts["answered"]:
        raise Unfit("more were upheld or not upheld than were answered.")
    return Said(month=month, stage=_stage(texts["stage"]), learned=learned, **words, **counts)


def month_of(text: str) -> dt.date:
    """The first day of it: of "2026-11", "11/2026", "November 2026", "Nov-26", or of any day in it."""
    year = month = 0
    if found := OF_A_YEAR.fullmatch(text):
        year, month = int(found[1]), int(found[2])
    elif found := MONTH_FIRST.fullmatch(text):
        year, month = int(found[2]), int(found[1])
    if year >= EARLIEST and 1 <= month <= 12:
        return dt.date(year, month, 1)
    for shape in IN_WORDS:
        try:
            day = dt.datetime.strptime(text, shape).date()  # noqa: DTZ007 (a month has no zone)
        except ValueError:
            continue
        return day
    try:
        day = Days(timezone.localdate(), past=False, month_first=False)(text)
    except Unfit:
        raise Unfit("the month is not one like 2026-11 or November 2026.") from None
    return day.replace(day=1)


def _word(name: str, text: str) -> str:
    if len(text) > LONGEST_WORD:
        raise Unfit(f"the {name} is longer than {LONGEST_WORD} letters.")
    return text


def _stage(text: str) -> Stage:
    for stage, known in STAGES.items():
        if plain(text) in known:
            return stage
    raise Unfit("the stage is not 1, 2 or Escalated.")


def _number(name: str, text: str) -> int:
    """Nothing in the cell is none. Signs, fractions and formulas are no count."""
    if not text:
        return 0
    plain_text = text.replace(",", "")
    if not (plain_text.isascii() and plain_text.isdecimal()):
        raise Unfit(f"“{name.replace('_', ' ')}” is not a whole number.")
    if len(plain_text) > 9 or int(plain_text) > MOST_COMPLAINTS:
        raise Unfit(f"“{name.replace('_', ' ')}” is more than {MOST_COMPLAINTS:,}.")
    return int(plain_text)
