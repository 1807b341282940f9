"""The menus, and which place in them each address stands under. An app says so in its ``places.py``:

    STAFF.place("Messages", "/staff/messages/", position=40)
    STAFF.stands_under("Messages", "/staff/letters/")
    start("Write to many", "/staff/send-outs/new/", position=50)

Plain addresses, so that a menu needs no look at the addresses of every app.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from django.core.exceptions import ImproperlyConfigured

from .declared import Declared


@dataclass(frozen=True)
class Place:
    """One link. ``covers`` are further addresses at which it is marked as where you are."""

    name: str
    path: str
    covers: tuple[str, ...] = ()

    def how_near(self, path: str) -> int:
        """How much of ``path`` this place accounts for; 0 for none."""
        if self.path == "/":
            return int(path == "/")
        return max(
            len(start) if path.startswith(start) else 0 for start in (self.path, *self.covers)
        )


class Menu:
    """The links that one kind of reader sees, in the order of their positions."""

    def __init__(self) -> None:
        self._places: Declared[Place] = Declared("places")
        self._covers: dict[str, list[str]] = defaultdict(list)

    def place(self, name: str, path: str, *, position: int) -> None:
        self._places.add(Place(name, path), position=position)

    def stands_under(self, name: str, *paths: str) -> None:
        """Pages of these addresses belong to the place of this name, whichever app has it."""
        self._covers[name] += paths

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Raises ImproperlyConfigured where something stands under a place that is not there."""
        places = self._places.all()
        if lost := self._covers.keys() - {place.name for place in places}:
            raise ImproperlyConfigured(f"places.py: there is no place called {', '.join(lost)}.")
        return tuple(replace(place, covers=tuple(self._covers[place.name])) for place in places)

    def __iter__(self) -> Iterator[Place]:
        return iter(self.places)


PUBLIC, MINE, STAFF, BOARD, ADMINISTRATORS = Menu(), Menu(), Menu(), Menu(), Menu()
ADMINISTRATORS.place("Settings", "/staff/settings/", position=10)


@dataclass(frozen=True)
class Start:
    """One job that staff begin with a button on their first page."""

    name: str
    href: str


STARTS: Declared[Start] = Declared("places")


def start(name: str, href: str, *, position: int) -> None:
    STARTS.add(Start(name, href), position=position)
