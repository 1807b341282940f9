"""To what a questionnaire belongs: a consultation, a survey, whatever asks it.

Owners stand above this app. Each says in its own ``questions.py`` how its row is found:

    register(Owner("consultation", find_consultation))

so that a page about questions leads back to where they are asked.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from base.core.declared import Declared

from .models import Questionnaire


class Owning(Protocol):
    """The row that a questionnaire belongs to. Its ``str()`` is what staff call it."""

    @property
    def staff_address(self) -> str: ...


@dataclass(frozen=True)
class Owner:
    """One kind of row that owns questionnaires. ``find`` gives the row of one, or None if it is none of these."""

    code: str
    find: Callable[[Questionnaire], Owning | None]


OWNERS: Declared[Owner] = Declared("questions")


def register(owner: Owner) -> Owner:
    return OWNERS.add(owner)


def owner_of(questionnaire: Questionnaire) -> Owning | None:
    """The row that it belongs to; None of one that nobody has taken on yet."""
    found = (owner.find(questionnaire) for owner in OWNERS)
    return next((row for row in found if row is not None), None)
