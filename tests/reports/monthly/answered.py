"""What did customers hear from this service?"""

from dataclasses import dataclass

from base.core.measures import Measure
from base.core.periods import Period
from participation.programme.activities.models import Outcome
from reports.charts import PairChart, pair_chart
from reports.sections import Asked, Material, Section
from reports.sentences import counted, than
from reports.shapes import Definition, Pair, definitions


@dataclass(frozen=True)
class Answered:
    answer: str
    points: Pair | None
    counts: tuple[Definition, ...]

    @property
    def rows(self) -> list[tuple[str, Pair]]:
        return [("Points answered", self.points)]

    @property
    def chart(self) -> PairChart:
        return pair_chart((label, pair.this, pair.last) for label, pair in self.rows)


def count_points(period: Period, service: str) -> int:
    return Outcome.objects.published().answered_in(period).filter(service=service).count()


#: Not registered as a figure of the portal: it is made up.
points = Measure(count_points, "Points answered", "Points about the service answered in the month.")


def count(asked: Asked) -> int:
    return points(asked.period, asked.subject)


def build(material: Material[int, None]) -> Answered:
    pair = Pair(material.this, material.last)
    said = counted(pair.this, "point", "points")
    return Answered(
        answer=f"The service answered {said}{than(pair, 'month')}.",
        points=pair,
        counts=definitions(points),
    )


SECTION = Section(
    code="answered",
    heading="What did customers hear from this service?",
    template="monthly/answered.html",
    shape=Answered,
    count=count,
    build=build,
)
