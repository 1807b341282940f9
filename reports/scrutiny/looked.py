"""What did panels look into, and how far did each get?"""

import datetime as dt
from dataclasses import dataclass

from reports.sections import Asked, Material, Section
from reports.sentences import capital, counted
from reports.shapes import Definition, definitions
from scrutiny.exercises import stats
from scrutiny.exercises.told import Told


@dataclass(frozen=True)
class Step:
    name: str
    on: dt.date


@dataclass(frozen=True)
class Line:
    title: str
    panel: str
    service: str
    size: str
    stage: str
    due_on: dt.date
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Looked:
    answer: str
    lines: tuple[Line, ...]
    counts: tuple[Definition, ...]


def count(asked: Asked) -> list[Told]:
    return asked(stats.exercises)


def build(material: Material[list[Told], None]) -> Looked:
    this, last = material.this, material.last or []
    lines = tuple(
        Line(
            one.title,
            one.panel,
            one.service,
            one.size,
            one.stage,
            one.due_on,
            tuple(Step(name, on) for name, on in one.steps),
        )
        for one in this
    )
    return Looked(sentence(len(this), len(last)), lines, definitions(stats.exercises))


def sentence(this: int, last: int) -> str:
    if not this:
        return "Panels looked into nothing this year."
    said = f"{capital(counted(this, 'exercise', 'exercises'))} of panels went on or began"
    return f"{said}; in the year before it was {last:,}." if last else f"{said}."


SECTION = Section(
    code="looked",
    heading="What did panels look into?",
    template="reports/scrutiny/looked.html",
    shape=Looked,
    count=count,
    build=build,
)
