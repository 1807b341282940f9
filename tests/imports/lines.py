"""Lines of a list, and what is noted about each."""

from participation.people.imports.models import Import
from tests.factories.lists import HEADINGS


def line(person: list, **changed: str) -> list:
    """``person`` with another value under some headings: ``Email="…"``."""
    places = {heading.replace(" ", ""): place for place, heading in enumerate(HEADINGS)}
    person = list(person)
    for heading, value in changed.items():
        person[places[heading]] = value
    return person


def notes(imported: Import) -> dict[int | None, str]:
    return {one.number: one.note for one in imported.lines.exclude(note="")}
