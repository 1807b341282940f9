"""How much say did people have?"""

from collections.abc import Mapping, Sequence

from participation.people.customers.models import Level
from participation.programme.activities import stats as taking_part
from participation.programme.activities.stats import Row
from reports.sections import Asked, Material, Section
from reports.shapes import definitions

from .lines import Line, Lines, line_up


def count(asked: Asked) -> Sequence[Row]:
    return asked(taking_part.by_level)


def tell(asked: Asked) -> Mapping[str, str]:
    """The name of each level by its code, the least say first."""
    return dict(Level.objects.values_list("code", "name"))


def build(material: Material[Sequence[Row], Mapping[str, str]]) -> Lines:
    this, last = material.both
    rows = line_up(this, last, material.told)
    return Lines(
        answer=sentence(rows),
        rows=rows,
        voice=material.voice,
        counts=definitions(taking_part.by_level),
    )


def sentence(lines: Sequence[Line]) -> str:
    times = sum(line.times.this for line in lines)
    if not times:
        return "No one took part at any level of involvement this year."
    top = lines[-1]
    return (
        f"Of the {times:,} times that somebody took part, {top.times.this:,} were at the level with "
        f"the most say: {top.name.lower()}."
    )


SECTION = Section(
    code="levels",
    heading="How much say did people have?",
    template="reports/impact/levels.html",
    shape=Lines,
    count=count,
    tell=tell,
    build=build,
    voiced=True,
)
