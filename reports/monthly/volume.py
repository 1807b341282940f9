"""How many were asked, and how many answered?"""

from dataclasses import dataclass

from reports.sections import Asked, Material, Section
from reports.sentences import capital, counted, than
from reports.shapes import Definition, Pair, definitions
from surveys.heard import stats


@dataclass(frozen=True)
class Line:
    survey: str
    asked: int
    answered: int


@dataclass(frozen=True)
class Asking:
    answer: str
    asked: Pair
    answered: Pair
    surveys: tuple[Line, ...]
    counts: tuple[Definition, ...]


def count(asked: Asked) -> list[stats.Volume]:
    return stats.asked_and_answered(asked.period, asked.subject)


def build(material: Material[list[stats.Volume], None]) -> Asking:
    this, last = material.both
    asked = Pair(sum(one.asked for one in this), sum(one.asked for one in last))
    answered = Pair(sum(one.answered for one in this), sum(one.answered for one in last))
    return Asking(
        answer=sentence(asked, answered, so_far=material.so_far),
        asked=asked,
        answered=answered,
        surveys=tuple(Line(one.survey, one.asked, one.answered) for one in this),
        counts=definitions(stats.asked_and_answered),
    )


def sentence(asked: Pair, answered: Pair, *, so_far: bool) -> str:
    people = capital(counted(asked.this, "person was", "people were"))
    return (
        f"{people} asked about this service, and {counted(answered.this, 'person', 'people')} "
        f"answered{than(answered, 'month', so_far=so_far)}."
    )


SECTION = Section(
    code="volume",
    heading="How many were asked, and how many answered?",
    template="reports/monthly/volume.html",
    shape=Asking,
    count=count,
    build=build,
)
