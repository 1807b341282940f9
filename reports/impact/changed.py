"""What changed because people spoke?"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from participation.programme.activities import stats as taking_part
from participation.programme.activities.stats import Story
from reports.charts import StackedBar, stacked_bar
from reports.sections import Asked, Material, Section
from reports.sentences import counted
from reports.shapes import NOT_COMPARABLE, Definition, Pair, Voice, definitions


@dataclass(frozen=True)
class Changed:
    """``stories`` are the best told, ``refused`` the other noes."""

    answer: str
    done: Pair
    doing: Pair
    not_possible: Pair
    waiting: Pair
    stories: tuple[Voice, ...]
    counts: tuple[Definition, ...]
    refused: tuple[Voice, ...] = ()
    #: None in editions from before all answers were counted together.
    answered: Pair | None = None

    @property
    def more_refused(self) -> int:
        """How many reasons there is no room for; they stand on the website."""
        told = [one for one in (*self.stories, *self.refused) if one.state == "not_possible"]
        return max(0, self.not_possible.this - len(told))

    @property
    def rows(self) -> list[tuple[str, Pair]]:
        return [
            *([("Answered", self.answered)] if self.answered else []),
            *self.standing,
        ]

    @property
    def standing(self) -> list[tuple[str, Pair]]:
        """Where each point stands, each in one place."""
        return [
            ("Done", self.done),
            ("On its way", self.doing),
            ("Not possible, and we said why", self.not_possible),
            ("Still waiting for an answer", self.waiting),
        ]

    @property
    def chart(self) -> StackedBar:
        return stacked_bar((label, pair.this) for label, pair in self.standing)


@dataclass(frozen=True)
class Figures:
    """Points answered in the year by where they stand now; how many of them had been done, and how many
    of those raised in it were waiting, by the day of counting.
    """

    outcomes: dict[str, int]
    done: int
    waiting: int

    @property
    def answered(self) -> int:
        return sum(self.outcomes[state] for state in ("done", "doing", "not_possible"))


@dataclass(frozen=True)
class Told:
    best: Sequence[Story]
    refused: Sequence[Story]


def count(asked: Asked) -> Figures:
    return Figures(
        outcomes=asked(taking_part.outcomes_by_state),
        done=asked.as_of(taking_part.outcomes_done),
        waiting=asked.as_of(taking_part.outcomes_waiting),
    )


def tell(asked: Asked) -> Told:
    return Told(asked(taking_part.best_stories), asked(taking_part.refused))


def build(material: Material[Figures, Told]) -> Changed:
    this, last = material.both

    def pair(state: str) -> Pair:
        """Last year's have had a year more to get there: where they stood then is not on record."""
        return Pair(this.outcomes[state], None, NOT_COMPARABLE)

    done, doing, no = Pair(this.done, last.done), pair("doing"), pair("not_possible")
    return Changed(
        answer=sentence(done.this, doing.this, no.this, this.waiting),
        done=done,
        doing=doing,
        not_possible=no,
        waiting=Pair(this.waiting, last.waiting),
        answered=Pair(this.answered, last.answered),
        stories=tuple(Voice(**asdict(story)) for story in material.told.best),
        refused=tuple(Voice(**asdict(story)) for story in material.told.refused),
        counts=definitions(
            taking_part.outcomes_by_state,
            taking_part.outcomes_done,
            taking_part.outcomes_waiting,
        ),
    )


def sentence(done: int, doing: int, not_possible: int, waiting: int) -> str:
    answered = done + doing + not_possible
    if not answered + waiting:
        return "We have no points from customers on record for this year."
    said = (
        f"We answered {counted(answered, 'point', 'points')} that customers raised: "
        f"{done:,} done, {doing:,} on the way, {not_possible:,} not possible."
    )
    if not waiting:
        return said
    verb = "waits" if waiting == 1 else "wait"
    return f"{said} {waiting:,} still {verb} for an answer."


SECTION = Section(
    code="changed",
    heading="What changed because people spoke?",
    template="reports/impact/changed.html",
    shape=Changed,
    count=count,
    tell=tell,
    build=build,
)
