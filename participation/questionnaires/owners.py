"""To what a questionnaire belongs: a consultation, a survey, whatever asks it.

Owners stand above this app. Each says in its own ``questions.py`` how its row is found:

    register(Owner("consultation", find_consultation))

so that a page about questions leads back to where they are asked.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from django.db.models import QuerySet

from base.core.declared import Declared

from .models import Questionnaire


class Owning(Protocol):
    """The row that a questionnaire belongs to. Its ``str()`` is what staff call it."""

    @property
    def staff_address(self) -> str: ...


def whenever_staff_say(row: Any) -> str:
    """Nothing is in the way of asking."""
    return ""


def all_of_them(row: Any, sheets: QuerySet) -> QuerySet:
    """Nothing is too late."""
    return sheets


@dataclass(frozen=True)
class Owner:
    """One kind of row that owns questionnaires.

    ``find`` gives the row of a questionnaire, or None if it is none of these. ``not_now`` says why its
    questions cannot be opened by themselves, in the words that staff read; empty where they can.
    ``counted`` are, of all that was sent, those sheets that are in its figures.
    """

    code: str
    find: Callable[[Questionnaire], Owning | None]
    not_now: Callable[[Any], str] = whenever_staff_say
    counted: Callable[[Any, QuerySet], QuerySet] = all_of_them


OWNERS: Declared[Owner] = Declared("questions")


def register(owner: Owner) -> Owner:
    return OWNERS.add(owner)


@dataclass(frozen=True)
class Owned:
    """To whom a questionnaire belongs, and why it is not opened now. Nobody may have taken it on yet."""

    by: Owning | None = None
    not_now: str = ""


def owned(questionnaire: Questionnaire) -> Owned:
    for owner in OWNERS:
        row = owner.find(questionnaire)
        if row is not None:
            return Owned(row, owner.not_now(row))
    return Owned()


def owner_of(questionnaire: Questionnaire) -> Owning | None:
    """The row that it belongs to; None of one that nobody has taken on yet."""
    return owned(questionnaire).by


def counted_sheets(questionnaire: Questionnaire) -> QuerySet:
    """Everybody's last word, as far as its owner counts it."""
    sent = questionnaire.answer_sheets.counted()
    for owner in OWNERS:
        row = owner.find(questionnaire)
        if row is not None:
            return owner.counted(row, sent)
    return sent
