"""Figures that more than one part of the portal asks for. Each app registers its own in ``figures.py``:

    key_figure(KeyFigure("points-answered", points_answered, "You said, we did", "/staff/outcomes/"), position=40)

so that the indicators of each audience, a report or a page about one service name no app. What it counts
is a ``@measure`` of a period, which gives one count for each service it can tell apart, and one of all.
A code keeps its meaning: what is counted in another way is another figure, with a code of its own.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from django.db import models

from .declared import Declared
from .measures import Measure
from .periods import Period
from .suppression import hidden_lines

#: Stands for all services together, where counts have the code of a service.
ALL_SERVICES = ""


class Reader(models.TextChoices):
    """For whom figures are put together."""

    STAFF = "staff", "Our staff"
    PANEL = "panel", "The scrutiny panel"
    VOICES = "voices", "Service voices"
    EVERYBODY = "everybody", "Everybody"


class Better(Enum):
    MORE = "more"
    FEWER = "fewer"
    NEITHER = "neither"


@dataclass(frozen=True)
class Count:
    """So many; of a share, ``part`` of ``of``."""

    part: Decimal | int
    of: int | None = None


#: By the code of a service. None is of so few that nobody is told; a service that is left out had nothing.
Counted = Mapping[str, Count | None]


@dataclass(frozen=True)
class KeyFigure:
    """``source`` says where it comes from, in the words that readers see; ``rows`` is the page on which staff
    find what was counted. ``of_what`` are the things that a share is of ("answers"). One that is ``by_chance`` is
    of people who stand for others, so two of it are held against chance before either is called better.
    ``readers`` see it until the landlord says otherwise."""

    code: str
    measure: Measure[[Period], Counted]
    source: str
    rows: str
    of_what: str = ""
    better: Better = Better.MORE
    by_chance: bool = False
    readers: frozenset[Reader] = frozenset(Reader)

    @property
    def is_share(self) -> bool:
        return bool(self.of_what)

    @property
    def title(self) -> str:
        return self.measure.title

    @property
    def definition(self) -> str:
        return self.measure.definition

    def count(self, period: Period) -> Counted:
        return self.measure(period)


def shares(lines: Iterable[tuple[str, int, int]]) -> Counted:
    """A share for each service, and one of all together: of what tells of nobody’s answers."""
    found = {service: Count(part, of) for service, part, of in lines if of}
    whole = Count(
        sum(one.part for one in found.values()), sum(one.of or 0 for one in found.values())
    )
    return {ALL_SERVICES: whole, **found}


def numbers(lines: Iterable[tuple[str, int]]) -> Counted:
    """A number for each service, and one of all together."""
    found = {service: Count(number) for service, number in lines if number}
    return {ALL_SERVICES: Count(sum(one.part for one in found.values())), **found}


KEY_FIGURES: Declared[KeyFigure] = Declared("figures")


def key_figure(figure: KeyFigure, *, position: int) -> KeyFigure:
    return KEY_FIGURES.add(figure, position=position)


def figure_named(code: str) -> KeyFigure | None:
    return next((one for one in KEY_FIGURES if one.code == code), None)


@dataclass(frozen=True)
class Piece:
    """One survey's share in a count, which can be read on a page of its own as well; not there, where it
    ``is_hidden``."""

    service: str
    part: int
    of: int
    is_hidden: bool = False

    @property
    def columns(self) -> tuple[int, int]:
        return self.part, self.of - self.part


def told_of(pieces: Iterable[Piece], *, threshold: int) -> dict[str, Count | None]:
    """Pieces added up by service, and all together, without what would tell of few.

    A sum is not told where it has a small number on either side, nor where whoever reads the other pieces
    elsewhere, and takes them from it, is left with one. Of services others are left out with those.
    """
    there = [piece for piece in pieces if piece.of]
    by_service: dict[str, list[Piece]] = defaultdict(list)
    for piece in there:
        by_service[piece.service].append(piece)
    lines = {service: _columns(found) for service, found in by_service.items()}
    few = frozenset(service for service, found in by_service.items() if _of_few(found, threshold))
    hidden = hidden_lines(lines, threshold=threshold, hidden=few)
    told: dict[str, Count | None] = {
        service: None if service in hidden else _count(columns)
        for service, columns in sorted(lines.items())
    }
    return {ALL_SERVICES: None if _of_few(there, threshold) else _count(_columns(there)), **told}


def _columns(pieces: list[Piece]) -> tuple[int, int]:
    return sum(piece.part for piece in pieces), sum(piece.of - piece.part for piece in pieces)


def _count(columns: tuple[int, int]) -> Count:
    return Count(columns[0], sum(columns))


def _of_few(pieces: list[Piece], threshold: int) -> bool:
    def small(columns: tuple[int, int]) -> bool:
        return any(0 < number < threshold for number in columns)

    unsaid = [piece for piece in pieces if piece.is_hidden or small(piece.columns)]
    return small(_columns(pieces)) or len(unsaid) == 1 or small(_columns(unsaid))
