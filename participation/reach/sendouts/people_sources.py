"""Whom a send-out may be for beside a segment: people of a row of an app above, which says so itself.

In the app's ``written_to.py``:

    register(PeopleSource("surveys.draw", people=..., named=..., address=..., why_not_now=...))
"""

import json
from collections.abc import Callable
from dataclasses import dataclass

from base.core.declared import Declared
from participation.people.customers.models import Customer, CustomerQuerySet
from participation.reach.segments.filters import people_matching

#: Where the filters of a segment would say whom a send-out is for, it may say this instead.
PEOPLE_FROM = "people_from"


@dataclass(frozen=True)
class PeopleSource:
    """One kind of row, by its number. ``people`` are who is to be written to, asked again when messages are let go:
    whoever is not among them any more gets none. ``named`` is what staff call them, ``address`` their page.
    ``why_not_now`` says why nobody should be written to any more; empty where all is as it was.
    """

    code: str
    people: Callable[[int], CustomerQuerySet]
    named: Callable[[int], str]
    address: Callable[[int], str]
    why_not_now: Callable[[int], str]


SOURCES: Declared[PeopleSource] = Declared("written_to")


def register(source: PeopleSource) -> PeopleSource:
    return SOURCES.add(source)


@dataclass(frozen=True)
class PeopleFrom:
    """Those of one row, which send-outs name as "surveys.draw:12"."""

    source: PeopleSource
    number: int

    def people(self) -> CustomerQuerySet:
        return self.source.people(self.number)

    @property
    def name(self) -> str:
        return self.source.named(self.number)

    @property
    def address(self) -> str:
        return self.source.address(self.number)

    def why_not_now(self) -> str:
        return self.source.why_not_now(self.number)


def people_from(said: str) -> PeopleFrom:
    """Raises LookupError where no app has registered it."""
    code, _, number = said.partition(":")
    found = next((source for source in SOURCES if source.code == code), None)
    if found is None:
        raise LookupError(f"No app says who “{said}” are.")
    return PeopleFrom(found, int(number))


def whom(criteria: str) -> CustomerQuerySet:
    """The people of filters as text, or of what they say instead."""
    said = json.loads(criteria)
    if isinstance(said, dict) and PEOPLE_FROM in said:
        try:
            return people_from(said[PEOPLE_FROM]).people()
        except LookupError:  # its app is there no more: a broken filter writes to nobody
            return Customer.objects.none()
    return people_matching(said)
