"""The kinds of report there are. A kind is one frozen row: what it is of, who may ask for it and who
reads it, its sections in their order, and whose words stand in it.

The pages, the worker and the shelf know the kinds from here alone; ``report_kinds.py`` lists them.
"""

import dataclasses
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from base.core.audience import Audience
from base.core.periods import Period, Recurring

from .sections import Asked, Chapter, Part, Section
from .shapes import Report, Voice

SUBJECT_CODE = re.compile(r"\w+(\.\w+:\d+)?", re.ASCII)

#: By code; what is asked for, read and listed is one of these.
REPORT_KINDS: dict[str, "ReportKind"] = {}


@dataclass(frozen=True)
class Subject:
    """What a report is about: a code that never changes ("repairs", "consultations.consultation:12")
    and the name it had when the report was asked for.

    Raises ``ValueError`` for a code of another shape: two of them could share one report's address.
    """

    code: str
    name: str

    def __post_init__(self) -> None:
        if not SUBJECT_CODE.fullmatch(self.code):
            raise ValueError(f"{self.code!r} is no code of a subject: a word, or app.model:number.")


@dataclass(frozen=True)
class Subjects:
    """The subjects that a kind is made for, one report each."""

    question: str
    offered: Callable[[], Iterable[Subject]]


def always(this: Asked, last: Asked) -> bool:
    return True


def no_opening(sections: Mapping[str, Any]) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True)
class ReportKind:
    """One kind of report.

    ``asked_by``, some of the managers, ask for it, see it being built and publish it;
    ``read_early_by`` read it as soon as it is built, ``read_by`` once it is published. ``opening`` makes the sentences of the cover from
    the sections that are built; ``compared`` says whether our record goes back to the period before;
    ``voices`` finds so many voices of customers for the sections that are voiced.
    """

    code: str
    title: str
    heading: str
    sections: tuple[Section | Part, ...]
    period: type[Recurring] | None = None
    subjects: Subjects | None = None
    asked_by: Audience = Audience.MANAGERS
    read_early_by: Audience = Audience.BOARD
    read_by: Audience = Audience.EVERYONE
    #: The last two in words, on the pages that say who will see a report.
    early_readers: str = "managers and the board"
    readers: str = "everybody"
    opening: Callable[[Mapping[str, Any]], tuple[str, ...]] = no_opening
    compared: Callable[[Asked, Asked], bool] = always
    voices: Callable[[Period, int], list[Voice]] | None = None
    #: On paper its sections follow each other, since most are short, and do not begin a page each.
    flows: bool = False
    #: What its "How we counted" says beside what is said of every report.
    method: str = ""

    @property
    def parts(self) -> tuple[Part, ...]:
        """The words it waits for, in the order of the report."""
        return tuple(one for one in self.sections if isinstance(one, Part))

    @property
    def counted_sections(self) -> tuple[Section, ...]:
        return tuple(one for one in self.sections if isinstance(one, Section))

    @property
    def asks_customers(self) -> bool:
        """Whether customers are asked to write sections of it."""
        return any(one.by_customers for one in self.counted_sections)

    @property
    def unit(self) -> str:
        """What its period is called in "this year", "last month"; empty where it has none."""
        return self.period.unit if self.period else ""

    @cached_property
    def shape(self) -> type[Report]:
        """What its editions keep: a field a section. One that an edition is older than is None."""
        fields = [
            (one.code, one.shape | None, dataclasses.field(default=None)) for one in self.sections
        ]
        name = f"{self.code.title()}Report"
        return dataclasses.make_dataclass(name, fields, bases=(Report,), frozen=True)

    def chapters(self, report: Report) -> list[Chapter]:
        """Its sections as they stand in one report, numbered; what it does not have is left out."""
        chapters, number = [], 0
        for one in self.sections:
            content = getattr(report, one.code)
            if content is None and not one.says_when_missing:
                continue
            heading = one.heading
            if one.numbered:
                number += 1
                heading = f"{number}. {heading}"
            chapters.append(Chapter(one.anchor or one.code, heading, one.template, content))
        return chapters

    def part(self, code: str) -> Part | None:
        return next((part for part in self.parts if part.code == code), None)

    def __str__(self) -> str:
        return self.title

    def offered_periods(self) -> list[Recurring | None]:
        """The one that ended last, which a report is usually for, the one before, and this one."""
        if self.period is None:
            return [None]
        this = self.period.current()
        return [this.previous, this.previous.previous, this]

    def offered(self) -> list["Scope"]:
        """Each report of this kind that can be asked for now."""
        return [
            Scope(self, period, subject)
            for period in self.offered_periods()
            for subject in self.offered_subjects()
        ]

    def offered_subjects(self) -> list[Subject | None]:
        return list(self.subjects.offered()) if self.subjects else [None]

    def wanting_words(self) -> list["Scope"]:
        """Those that people are asked to write for. One a subject is enough to have in view."""
        offered = self.offered() if self.parts else []
        usual = self.offered_periods()[0]
        return [one for one in offered if self.subjects is None or one.period == usual]


@dataclass(frozen=True)
class Scope:
    """What one report is of: its kind, its period and its subject, where the kind has them."""

    kind: ReportKind
    period: Recurring | None = None
    subject: Subject | None = None

    @property
    def about(self) -> str:
        """Its name among the reports of its kind, and in their addresses: "2025", "2026-10-repairs"."""
        period = self.period.code if self.period else ""
        subject = re.sub(r"[^a-zA-Z0-9_]+", "-", self.subject.code) if self.subject else ""
        return "-".join(filter(None, [period, subject])) or "all"

    @property
    def of_what(self) -> str:
        """``2025 to 2026``, ``October 2026, Repairs``."""
        subject = self.subject.name if self.subject else ""
        return ", ".join(filter(None, [str(self.period or ""), subject]))

    def __str__(self) -> str:
        """``Participation impact report 2025 to 2026``."""
        return f"{self.kind.title} {self.of_what}".strip()


def register(kind: ReportKind) -> ReportKind:
    if kind.code in REPORT_KINDS:
        raise ValueError(f"There are two kinds of report called {kind.code}.")
    if not kind.asked_by.value <= Audience.MANAGERS.value:
        raise ValueError(f"Only managers ask for reports; {kind.code} may narrow that alone.")
    REPORT_KINDS[kind.code] = kind
    return kind
