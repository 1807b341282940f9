"""Who wants to do more?"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from participation.joining.involvement import stats as opportunities
from reports.charts import StackedBar, stacked_bar
from reports.sections import Asked, Material, Section
from reports.sentences import than, times
from reports.shapes import NOT_COMPARABLE, Definition, Pair, definitions


@dataclass(frozen=True)
class Wanted:
    """An opportunity: how often it was asked for, and how often that led to taking part."""

    title: str
    asked: int
    placed: int


@dataclass(frozen=True)
class Interest:
    answer: str
    asked: Pair
    new: Pair
    contacted: Pair
    placed: Pair
    declined: Pair
    withdrawn: Pair
    wanted: tuple[Wanted, ...]
    counts: tuple[Definition, ...]

    @property
    def rows(self) -> list[tuple[str, Pair]]:
        return [
            ("Asked to take one up", self.asked),
            ("Taking part now", self.placed),
            ("We are talking, or they try it out", self.contacted),
            ("New, not answered yet", self.new),
            ("Not this time", self.declined),
            ("Changed their mind, or have stopped", self.withdrawn),
        ]

    @property
    def chart(self) -> StackedBar:
        return stacked_bar((label, pair.this) for label, pair in self.rows[1:])


def count(asked: Asked) -> Mapping[str, int]:
    """Interest of the year by where it stands now."""
    return asked(opportunities.interest_by_state)


def tell(asked: Asked) -> Sequence[opportunities.Wanted]:
    return asked(opportunities.most_wanted)


def build(material: Material[Mapping[str, int], Sequence[opportunities.Wanted]]) -> Interest:
    this, last = material.both

    def pair(*states: str) -> Pair:
        """Last year's have had a year more: where they stood then is not on record."""
        return Pair(sum(this[state] for state in states), None, NOT_COMPARABLE)

    asked = Pair(sum(this.values()), sum(last.values()))
    return Interest(
        answer=sentence(asked, this["placed"], so_far=material.so_far),
        asked=asked,
        new=pair("new"),
        contacted=pair("contacted", "trial"),
        placed=pair("placed"),
        declined=pair("declined"),
        withdrawn=pair("withdrawn", "ended"),
        wanted=tuple(Wanted(**asdict(row)) for row in material.told),
        counts=definitions(opportunities.interest_by_state, opportunities.most_wanted),
    )


def sentence(asked: Pair, placed: int, *, so_far: bool = False) -> str:
    if not asked.this:
        return "Nobody asked to take up an opportunity this year."
    return (
        f"Customers asked {times(asked.this)} to take up an opportunity{than(asked, so_far=so_far)}; "
        f"{placed:,} of those led to somebody taking part in one."
    )


SECTION = Section(
    code="interest",
    heading="Who wants to do more?",
    template="reports/impact/interest.html",
    shape=Interest,
    count=count,
    tell=tell,
    build=build,
)
