"""A journey map as a drawing: one line of the journey, down the page, between “very bad” and “very good”.

Widths are shares of the page, so that a phone shows the whole of it; every point has its word beside it, and the
same stands as text under the drawing. Pure functions of rows that are there.
"""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .models import Feeling, SeenStep, Step
from .models.maps import wait_in_words

#: Pixels: of one step, and before the first.
ROW, TOP = 80, 52
#: Where the points of a feeling stand across the page, in hundredths.
ACROSS = {1: 8, 2: 29, 3: 50, 4: 71, 5: 92}
#: Words stand beside the point and never past an edge.
ANCHORS = {1: "start", 2: "middle", 3: "middle", 4: "middle", 5: "end"}
TEXT_AT = {1: 1, 2: 29, 3: 50, 4: 71, 5: 99}
LONGEST_NAME = 30
#: Pixels that a letter takes, bold and large or small, so that the line of the journey runs behind words and not
#: through them; and what is left free round them.
BOLD, SMALL, ROOM = 8.6, 7.2, 6
#: How much of its own width a text stands to the left of its place.
LEFT_OF = {"start": 0.0, "middle": 0.5, "end": 1.0}


@dataclass(frozen=True)
class Point:
    """One step of the drawing. Without ``seen`` this side never meets it."""

    number: int
    name: str
    seen: SeenStep | None
    y: int

    @property
    def feeling(self) -> int | None:
        return self.seen.feeling if self.seen else None

    @property
    def x(self) -> int:
        return ACROSS[self.seen.feeling] if self.seen else 50

    @property
    def text_x(self) -> int:
        return TEXT_AT[self.seen.feeling] if self.seen else 50

    @property
    def anchor(self) -> str:
        return ANCHORS[self.seen.feeling] if self.seen else "middle"

    @property
    def words(self) -> str:
        return self.seen.get_feeling_display() if self.seen else "Not part of this journey"

    @property
    def wait(self) -> str:
        return self.seen.wait_words if self.seen else ""

    @property
    def short_name(self) -> str:
        long = len(self.name) > LONGEST_NAME
        return f"{self.name[: LONGEST_NAME - 1].rstrip()}…" if long else self.name

    @property
    def label(self) -> str:
        return f"{self.number}. {self.short_name}"

    @property
    def label_width(self) -> int:
        return round(len(self.label) * BOLD)

    @property
    def words_width(self) -> int:
        return round(len(self.words) * SMALL) + ROOM

    @property
    def words_shift(self) -> int:
        return -round(self.words_width * LEFT_OF[self.anchor])

    @property
    def wait_width(self) -> int:
        return round(len(self.wait) * SMALL) + ROOM

    @property
    def name_at(self) -> int:
        return self.y - 20

    @property
    def words_at(self) -> int:
        return self.y + 27


@dataclass(frozen=True)
class Line:
    x1: int
    y1: int
    x2: int
    y2: int


@dataclass(frozen=True)
class Drawing:
    """What the template draws. ``tells`` says the same in a sentence, for those who hear it."""

    title: str
    points: Sequence[Point]
    lines: Sequence[Line]
    height: int
    tells: str

    @property
    def is_empty(self) -> bool:
        return not any(point.seen for point in self.points)


@dataclass(frozen=True)
class Difference:
    """One step that the two sides see otherwise, in words."""

    step: str
    words: Sequence[str]


def draw(title: str, steps: Sequence[Step], seen: Iterable[SeenStep]) -> Drawing:
    by_step = {one.step_id: one for one in seen}
    points = [
        Point(number, step.name, by_step.get(step.pk), TOP + ROW * (number - 1) + 20)
        for number, step in enumerate(steps, start=1)
    ]
    met = [point for point in points if point.seen]
    lines = [Line(here.x, here.y, there.x, there.y) for here, there in itertools.pairwise(met)]
    return Drawing(title, points, lines, TOP + ROW * max(len(points), 1), in_a_sentence(met))


def in_a_sentence(met: Sequence[Point]) -> str:
    if not met:
        return "Nothing is on this map yet."
    told = "; ".join(f"{one.number}. {one.name}: {one.words.lower()}" for one in met)
    waited = total_wait(point.seen for point in met if point.seen)
    return f"{told}. {waited}"


def total_wait(seen: Iterable[SeenStep]) -> str:
    """Of the steps at which somebody said how long."""
    waits = [one.wait for one in seen if one.wait is not None]
    if not waits:
        return "Nobody said how long the waits are."
    return f"All waits together: {wait_in_words(sum(waits)).lower()}."


def differences(
    steps: Iterable[Step], customers: Iterable[SeenStep], staff: Iterable[SeenStep]
) -> list[Difference]:
    """Steps that only one side meets, and those of which the feeling or the wait differ."""
    of_customers = {one.step_id: one for one in customers}
    of_staff = {one.step_id: one for one in staff}
    found = []
    for step in steps:
        words = _compared(of_customers.get(step.pk), of_staff.get(step.pk))
        if words:
            found.append(Difference(step.name, words))
    return found


def _compared(theirs: SeenStep | None, ours: SeenStep | None) -> list[str]:
    if theirs is None or ours is None:
        only = "Only customers meet this step." if theirs else "Only staff meet this step."
        return [only] if theirs or ours else []
    words = []
    if theirs.feeling != ours.feeling:
        words.append(
            f"Customers: {Feeling(theirs.feeling).label.lower()}. Staff: {Feeling(ours.feeling).label.lower()}."
        )
    if None not in (theirs.wait, ours.wait) and theirs.wait != ours.wait:
        words.append(
            f"The wait: customers say {theirs.wait_words.lower()}, staff {ours.wait_words.lower()}."
        )
    return words
