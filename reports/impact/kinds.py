"""What did we do together?"""

from collections.abc import Sequence

from participation.programme.activities import stats as taking_part
from participation.programme.activities.kinds import choices
from participation.programme.activities.stats import Row
from reports.sections import Asked, Material, Section
from reports.sentences import counted
from reports.shapes import Pair, definitions

from .lines import Line, Lines, line_up


def count(asked: Asked) -> Sequence[Row]:
    return asked(taking_part.by_kind)


def build(material: Material[Sequence[Row], None]) -> Lines:
    this, last = material.both
    rows = sorted(line_up(this, last, dict(choices())), key=lambda row: -row.times.this)
    held = Pair(sum(kind.activities for kind in this), sum(kind.activities for kind in last))
    return Lines(
        answer=sentence(rows, held),
        rows=tuple(rows),
        voice=material.voice,
        counts=definitions(taking_part.activities_held, taking_part.by_kind),
    )


def sentence(lines: Sequence[Line], activities: Pair) -> str:
    if not activities.this:
        return "No activity was held this year."
    held = f"We held {counted(activities.this, 'activity', 'activities')}"
    most = max(lines, key=lambda line: line.times.this)
    if not most.times.this:
        return f"{held}."
    return f"{held}. The busiest kind was the {most.name.lower()}."


SECTION = Section(
    code="kinds",
    heading="What did we do together?",
    template="reports/impact/kinds.html",
    shape=Lines,
    count=count,
    build=build,
    voiced=True,
)
