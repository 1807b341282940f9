"""What did the panel find, and on what does it rest? What only the panel reads is not in it."""

import datetime as dt
from dataclasses import dataclass

from reports.sections import Asked, Material, Section
from reports.sentences import capital, counted
from scrutiny.exercises.shown import found_by

from .of import exercise_of


@dataclass(frozen=True)
class Found:
    number: int
    words: str
    rests_on: tuple[str, ...]


@dataclass(frozen=True)
class Evidence:
    title: str
    says: str
    definition: str
    source: str
    on: dt.date


@dataclass(frozen=True)
class Findings:
    answer: str
    findings: tuple[Found, ...]
    evidence: tuple[Evidence, ...]
    kept: int


def count(asked: Asked) -> Findings:
    told = found_by(exercise_of(asked), for_panel=False)
    findings = tuple(
        Found(one.number, one.words, tuple(piece.title for piece in one.rests_on))
        for one in told["findings"]
    )
    evidence = tuple(
        Evidence(
            one.title,
            one.says,
            one.definition,
            one.source_title or one.get_kind_display(),
            one.data_date,
        )
        for one in told["evidence"]
    )
    return Findings(
        sentence(len(findings), len(evidence) + told["kept"]), findings, evidence, told["kept"]
    )


def sentence(findings: int, pieces: int) -> str:
    found = capital(counted(findings, "finding rests", "findings rest"))
    return f"{found} on {counted(pieces, 'piece', 'pieces')} of evidence."


def build(material: Material[Findings, None]) -> Findings:
    return material.this


SECTION = Section(
    code="found",
    heading="What did the panel find?",
    template="reports/exercises/found.html",
    shape=Findings,
    count=count,
    build=build,
)
