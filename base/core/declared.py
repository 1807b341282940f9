"""What every app declares for itself, in a file of a name that they all share."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock
from typing import Generic, TypeVar

from django.utils.module_loading import autodiscover_modules

T = TypeVar("T")


class Declared(Generic[T]):
    """The declarations of one kind, in the order of their positions.

    The file of that name is looked for in every installed app when they are first read, and not
    before: a declaration may use its own app's models, and a process that asks for none loads none.
    Whoever reads them meanwhile in another thread waits, and never gets a part of them.
    """

    def __init__(self, file: str) -> None:
        self.file = file
        self._found: list[tuple[int, T]] = []
        self._looking = self._looked = False
        self._lock = RLock()

    def add(self, one: T, *, position: int = 0) -> T:
        """Of two at the same position the one whose app is installed first comes first."""
        self._found.append((position, one))
        return one

    def __iter__(self) -> Iterator[T]:
        return iter(self.all())

    def all(self) -> tuple[T, ...]:
        if not self._looked:
            self._look()
        return tuple(one for _, one in sorted(self._found, key=lambda found: found[0]))

    def _look(self) -> None:
        with self._lock:
            if (
                self._looked or self._looking
            ):  # found meanwhile, or asked for by a declaration itself
                return
            self._looking = True
            try:
                autodiscover_modules(self.file)
                self._looked = True
            finally:
                self._looking = False

    @contextmanager
    def with_more(self, *more: T) -> Iterator[None]:
        """For a test: these as well, behind all others."""
        self.all()
        before = [*self._found]
        last = max((position for position, _ in before), default=0)
        self._found += [(last + 1, one) for one in more]
        try:
            yield
        finally:
            self._found = before
