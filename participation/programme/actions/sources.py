"""What an action was made of: a consultation, a survey, an inspection, a recommendation.

Whoever makes actions stands above this app, and says in its own ``action_sources.py`` how its row is
found:

    register(Source("consultation", "Consultation", find_consultation))

so that a list of actions leads back to where each came from.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from base.core.declared import Declared
from participation.people.groups.models import Group

from ..activities.models import Activity


class Sourced(Protocol):
    """The row of which an action was made. Its ``str()`` is what staff call it."""

    pk: int

    @property
    def staff_address(self) -> str: ...


def no_activity(row) -> Activity | None:
    """Nobody took part in it."""
    return None


def nobody(row) -> Group | None:
    """A colleague confirms, not a group."""
    return None


@dataclass(frozen=True)
class Source:
    """One kind of row that actions are made of.

    ``activity`` is what people took part in, who are told when the action becomes an outcome.
    ``confirmed_by`` is the group whose members alone confirm that such an action is done.
    """

    code: str
    label: str
    find: Callable[[int], Sourced | None]
    activity: Callable[[Sourced], Activity | None] = no_activity
    confirmed_by: Callable[[Sourced], Group | None] = nobody


SOURCES: Declared[Source] = Declared("action_sources")


def register(source: Source) -> Source:
    return SOURCES.add(source)


def source_of(code: str) -> Source | None:
    return next((one for one in SOURCES if one.code == code), None)


def found(code: str, pk: int | None) -> tuple[Source, Sourced] | None:
    """The kind and the row, of one that is there."""
    source = source_of(code)
    row = source.find(pk) if source and pk else None
    return (source, row) if source and row else None
