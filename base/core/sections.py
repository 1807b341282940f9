"""A page about one thing, put together from sections that several apps have something to say in."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .declared import Declared

#: What the section's template is given of the one whom the page is about.
Given = Callable[[Any], dict[str, Any]]


@dataclass(frozen=True)
class Section:
    template: str
    given: Given


@dataclass(frozen=True)
class Shown:
    """A section of one page; ``{% section shown %}`` of the library ``sections`` writes it there."""

    template: str
    context: dict[str, Any]


class Sections:
    """The sections of one kind of page, declared by apps in a file of the name ``file``."""

    def __init__(self, file: str) -> None:
        self._sections: Declared[Section] = Declared(file)

    def section(self, template: str, *, position: int) -> Callable[[Given], Given]:
        """The function says what the template is given, beside what the page has."""

        def keep(given: Given) -> Given:
            self._sections.add(Section(template, given), position=position)
            return given

        return keep

    def about(self, subject: Any) -> list[Shown]:
        return [Shown(one.template, one.given(subject)) for one in self._sections]
