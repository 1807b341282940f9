"""What did the panel look into, and how?"""

import datetime as dt
from dataclasses import dataclass

from django.utils.formats import date_format

from reports.sections import Asked, Material, Section

from .of import exercise_of


@dataclass(frozen=True)
class Line:
    name: str
    words: str


@dataclass(frozen=True)
class Step:
    name: str
    on: dt.date


@dataclass(frozen=True)
class Looked:
    answer: str
    panel: str
    lines: tuple[Line, ...]
    steps: tuple[Step, ...]


def count(asked: Asked) -> Looked:
    one = exercise_of(asked)
    lines = [
        Line(f"{words[0].upper()}{words[1:]}", getattr(one, name))
        for name, words in one.SCOPE.items()
    ]
    if one.plan_item:
        lines.append(Line("Part of", str(one.plan_item)))
    lines += [
        Line(change.get_what_display(), f"{date_format(change.on, 'j F Y')}: {change.words}")
        for change in one.changes.all()
    ]
    moves = list(one.moves.in_force())
    return Looked(
        answer=f"{one.panel} asked: {one.question}",
        panel=one.panel.name,
        lines=tuple(lines),
        steps=tuple(Step(move.get_stage_display(), move.on) for move in moves),
    )


def build(material: Material[Looked, None]) -> Looked:
    return material.this


SECTION = Section(
    code="looked",
    heading="What did the panel look into?",
    template="reports/exercises/looked.html",
    shape=Looked,
    count=count,
    build=build,
)
