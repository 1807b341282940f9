"""Activities, people and times taken part, line by line: what kinds and levels share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from participation.programme.activities import stats as taking_part
from participation.programme.activities.stats import Row
from reports.charts import PairChart, pair_chart
from reports.sections import Asked
from reports.shapes import Definition, Pair, Voice


@dataclass(frozen=True)
class Line:
    """One kind of activity, or one level of involvement."""

    name: str
    activities: Pair
    people: Pair
    times: Pair


@dataclass(frozen=True)
class Lines:
    """What did we do together, and how much say did people have?"""

    answer: str
    rows: tuple[Line, ...]
    voice: Voice | None
    counts: tuple[Definition, ...]

    @property
    def chart(self) -> PairChart:
        return pair_chart((row.name, row.times.this, row.times.last) for row in self.rows)


def held(asked: Asked) -> int:
    """What activities_held counts, without asking again: each activity is of one kind."""
    return sum(kind.activities for kind in asked(taking_part.by_kind))


def line_up(this: Sequence[Row], last: Sequence[Row], names: Mapping[str, str]) -> tuple[Line, ...]:
    """A line for each name that either year has something for, in the order of ``names``."""
    now, before = ({row.code: row for row in rows} for rows in (this, last))

    def line(code: str) -> Line:
        nothing = Row(code, 0, 0, 0)
        a, b = now.get(code, nothing), before.get(code, nothing)
        return Line(
            name=str(names[code]),
            activities=Pair(a.activities, b.activities),
            people=Pair(a.people, b.people),
            times=Pair(a.engagements, b.engagements),
        )

    return tuple(line(code) for code in names if code in now or code in before)
