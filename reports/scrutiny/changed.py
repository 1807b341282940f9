"""What changed, as the panels themselves confirmed it?"""

from dataclasses import dataclass

from reports.sections import Asked, Material, Section
from reports.sentences import capital, counted
from reports.shapes import Definition, definitions
from scrutiny.exercises import stats


@dataclass(frozen=True)
class Change:
    what: str
    seen: str


@dataclass(frozen=True)
class Changed:
    answer: str
    changes: tuple[Change, ...]
    counts: tuple[Definition, ...]


def count(asked: Asked) -> list[tuple[str, str]]:
    return asked(stats.changes)


def build(material: Material[list[tuple[str, str]], None]) -> Changed:
    changes = tuple(Change(what, seen) for what, seen in material.this)
    return Changed(sentence(len(changes)), changes, definitions(stats.changes))


def sentence(number: int) -> str:
    if not number:
        return "Panels confirmed no change this year."
    return f"{capital(counted(number, 'change was', 'changes were'))} confirmed by the panel that asked for it."


SECTION = Section(
    code="changed",
    heading="What changed?",
    template="reports/scrutiny/changed.html",
    shape=Changed,
    count=count,
    build=build,
)
