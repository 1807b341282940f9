"""What an app does with a record beyond its rows: declared in its ``life.py``, run by ``participation.records``.

Each step runs in the transaction of what it belongs to, so that it happens wholly or not at all.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from base.accounts.models import User
from base.core.phone_numbers import as_people_write

from .models import Customer

#: What an erased person is called wherever a name has to stand.
ERASED_NAME = "Erased person"


@dataclass(frozen=True)
class Line:
    """What somebody said; ``section`` is the page on which it can be changed."""

    label: str
    said: list[str]
    section: str


Lines = Callable[[Customer], Iterable[Line]]


@dataclass(frozen=True)
class Traces:
    """Who is being erased, and what rows that do not name their record know them by.

    ``numbers`` are of the record and of those that were made one with it, ``emails`` in small letters.
    """

    customer: Customer
    numbers: list[int]
    emails: set[str]

    @property
    def phone_as_typed(self) -> list[str]:
        """Their number in the ways in which people write it."""
        if not (number := self.customer.phone):
            return []
        # From abroad always with its code: without it, the number is somebody else's here.
        ways = [str(number), as_people_write(number), number.as_international]
        return [*ways, *(way.replace(" ", "") for way in ways[1:])]


@dataclass(frozen=True)
class MergeStep:
    """What follows when two records become one, and how it is taken back.

    ``merge`` gets the record that goes and the one that stays, after the rows have moved. What it
    returns is kept as JSON with the merge, under ``key``; ``undo`` gets that, and the number of the
    record that is there again.
    """

    key: str
    merge: Callable[[Customer, Customer], list]
    undo: Callable[[list, int], None]


#: Looks at the record that goes and the one that stays before they become one; what it returns runs afterwards,
#: with the one that is left and whoever did it.
Look = Callable[[Customer, Customer], Callable[[Customer, User], None]]

MERGE_STEPS: list[MergeStep] = []
LOOKS: list[Look] = []
ERASE_STEPS: list[Callable[[Traces], Any]] = []
CLEARING_STEPS: list[Callable[[], Any]] = []
DETAILS: list[Lines] = []


def also_merge(step: MergeStep) -> None:
    MERGE_STEPS.append(step)


def looks_at_joining(look: Look) -> Look:
    """Whichever way two records become one: as likely duplicates, or somebody who joined and their housing record."""
    LOOKS.append(look)
    return look


def also_erase(step: Callable[[Traces], Any]) -> Callable[[Traces], Any]:
    """When a person is erased, while rows still hold their words and the record still names them."""
    ERASE_STEPS.append(step)
    return step


def also_clear(step: Callable[[], Any]) -> Callable[[], Any]:
    """Every night: clear away what people began and never finished."""
    CLEARING_STEPS.append(step)
    return step


def tells_details(lines: Lines) -> Lines:
    """The person's details as they gave them, for the page of their data."""
    DETAILS.append(lines)
    return lines
