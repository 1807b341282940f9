"""Published figures. Each is one function, and carries the one sentence that says what it counts."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import update_wrapper
from typing import Generic, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

#: Every measure by its key ("activities.people_taking_part"), for the list of definitions.
MEASURES: dict[str, "Measure"] = {}


@dataclass
class Measure(Generic[P, R]):
    """Calls through to its function; ``definition`` is printed beside the figure wherever it stands.

    ``says`` is that sentence, or makes it where it tells what a landlord has set.
    """

    do_not_call_in_templates = True  # {{ measure.title }} asks for the title, not for the figure

    function: Callable[P, R]
    title: str
    says: str | Callable[[], str]

    @property
    def definition(self) -> str:
        return self.says if isinstance(self.says, str) else self.says()

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        return self.function(*args, **kwargs)

    @property
    def key(self) -> str:
        """Its app and its name, whether the app's ``stats`` is one file or a folder of them."""
        path = self.function.__module__.split(".")
        at = path.index("stats") if "stats" in path else -1
        return f"{path[at - 1]}.{self.function.__name__}"


def measure(
    title: str, definition: str | Callable[[], str]
) -> Callable[[Callable[P, R]], Measure[P, R]]:
    def wrap(function: Callable[P, R]) -> Measure[P, R]:
        wrapped = Measure(function, title, definition)
        update_wrapper(wrapped, function)
        MEASURES[wrapped.key] = wrapped
        return wrapped

    return wrap


@dataclass(frozen=True)
class PeopleShare:
    """So many people of so many: one line of a table."""

    name: str
    people: int
    of: int

    @property
    def percent(self) -> float | None:
        return round(100 * self.people / self.of, 1) if self.of else None
