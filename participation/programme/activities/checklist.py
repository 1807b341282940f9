"""The pages of one activity's record, in the order they are filled in, and what is missing in each.

An app declares its pages once, each by what it says and when it is done, and tells them what is known of
one activity.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.urls import reverse

Known = TypeVar("Known")


@dataclass(frozen=True)
class Part:
    """One page of the record. ``kind`` is of its tag: done, doing (missing now) or plain."""

    name: str
    address: str
    says: str
    state: str
    kind: str


def always(known: Any) -> bool:
    return True


def never(known: Any) -> bool:
    return False


def nothing(known: Any) -> str:
    return ""


@dataclass(frozen=True)
class Page(Generic[Known]):
    """What is declared of one: ``says`` a line of where it stands; ``due`` ones stand out while they are
    missing, the others can wait, or are not ``needed`` at all; one that is not ``there`` is left out."""

    name: str
    address: str
    says: Callable[[Known], str] = nothing
    done: Callable[[Known], bool] = never
    due: Callable[[Known], bool] = never
    there: Callable[[Known], bool] = always
    needed: Callable[[Known], bool] = always

    def part(self, known: Known, pk: int) -> Part:
        if self.done(known):
            state, kind = "Done", "done"
        elif self.due(known):
            state, kind = "Missing", "doing"
        else:
            state, kind = ("Not yet" if self.needed(known) else "Not needed"), "plain"
        return Part(self.name, reverse(self.address, args=[pk]), self.says(known), state, kind)


def parts(pages: Sequence[Page[Known]], known: Known, pk: int) -> list[Part]:
    return [page.part(known, pk) for page in pages if page.there(known)]


def missing(words: Sequence[str]) -> str:
    return f"Missing: {'; '.join(words)}." if words else ""


def number(count: int, one: str, many: str = "") -> str:
    many = many or f"{one}s"
    return f"{count:,} {one if count == 1 else many}" if count else f"No {many} yet"
