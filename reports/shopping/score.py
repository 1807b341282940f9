"""How did we do, and is it better than before?"""

from dataclasses import dataclass

from reports.charts import PairChart, pair_chart
from reports.sections import Asked, Material, Section
from reports.sentences import capital, counted
from reports.shapes import Definition, definitions
from surveys.scoring.figures import Scored
from surveys.shopping import stats

from .lines import ScoreLine, ScoreTable, score_line, score_table


@dataclass(frozen=True)
class Score:
    answer: str
    this: ScoreLine
    last: ScoreLine
    trend: ScoreTable
    by_kind: ScoreTable
    counts: tuple[Definition, ...]

    @property
    def chart(self) -> PairChart:
        return pair_chart((one.name, one.percent) for one in self.trend.lines)


@dataclass(frozen=True)
class Figures:
    score: Scored
    years: list[Scored]
    kinds: list[Scored]


def count(asked: Asked) -> Figures:
    return Figures(asked(stats.score), asked(stats.by_year), asked(stats.by_kind))


def build(material: Material[Figures, None]) -> Score:
    this, last = material.both
    return Score(
        answer=sentence(this.score, last.score),
        this=score_line(this.score),
        last=score_line(last.score),
        trend=score_table("Year", this.years),
        by_kind=score_table("Sort of contact", this.kinds),
        counts=definitions(stats.score, stats.by_year, stats.by_kind),
    )


def sentence(this: Scored, last: Scored) -> str:
    if this.returns == 0:
        return "No shopper told us of a contact this year."
    if this.returns is None or this.percent is None:
        return "Too few shoppers told us of a contact this year to say how it went."
    told = counted(this.returns, "contact", "contacts")
    said = f"{capital(told)} with us earned {this.percent}% of the points that there were to earn"
    if last.percent is None:
        return f"{said}."
    change = this.percent - last.percent
    if not change:
        return f"{said}, as many as last year."
    points = counted(abs(change), "percentage point", "percentage points")
    more = "more" if change > 0 else "fewer"
    return f"{said}, {points} {more} than last year."


SECTION = Section(
    code="score",
    heading="How did we do?",
    template="reports/shopping/score.html",
    shape=Score,
    count=count,
    build=build,
)
