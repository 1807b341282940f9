"""From the cells of one line to the values of one person, or the reason why not.

A line without a reference or a name, or with a tenure or an area that is not ours, is refused. A bad
email address or an impossible date is left out and said, for the person is our customer all the same.

Whom a line is about is read before anything else, so that a line refused for another reason still says
that this person is our customer.
"""

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from django.utils import timezone

from base.core.folding import folded
from base.core.hidden import has_letter

from ..fields import COLUMNS, Column
from ..models import Line
from ..reading import Cells, as_text
from ..values import (
    Days,
    Nobody,
    Unfit,
    is_no_person,
    read_name,
    refuse_nobody,
    refuse_spoilt_reference,
    spoilt,
    stands_for_nothing,
)
from .joint import own_reference
from .meanings import Meanings
from .reaching import read_address, read_phones

IS_A_FORMULA = "A cell holds a formula. Put its value there instead."

V = Line.Verdict

#: How :func:`reading.unlike` tells two headings of one name apart.
REPEATED = re.compile(r" \(\d+\)$")
#: What spreadsheets are told so that they leave a text as it is: ="00123".
QUOTED_FOR_A_SPREADSHEET = re.compile(r'="([^"]*)"')

#: The column of a line, its label, the place of its cell, and how that becomes a value.
HowToRead = tuple[str, str, int, Callable[[str], Any]]


class Cleaner:
    """Made once for a list from what its columns are; then called for each line."""

    def __init__(
        self,
        columns: list[str],
        meanings: Meanings,
        *,
        headings: Sequence[str] = (),
        short_lines: bool = False,
        month_first: Sequence[str] = (),
        by_name: bool = False,
    ):
        """``short_lines``: a workbook leaves out empty cells at the end, a whole CSV file does not.

        ``month_first`` are the columns of days that are written so. ``by_name``: see :class:`Import`.
        """
        self.columns = columns
        self.by_name = by_name
        self.width = len(columns)
        self.used = [place for place, one in enumerate(columns) if one]
        self.headings = [REPEATED.sub("", heading).casefold() for heading in headings]
        self.least = 0 if short_lines else self.width
        self.places = {
            name: [place for place, one in enumerate(columns) if one == name] for name in COLUMNS
        }
        self.meanings = meanings
        self.today = timezone.localdate()
        self.days = {
            name: Days(self.today, past=one.past, month_first=name in month_first)
            for name, one in COLUMNS.items()
            if one.is_day and self.places[name]
        }
        self.needed: list[HowToRead] = []
        self.optional: list[HowToRead] = []
        for field, column in COLUMNS.items():
            if self.places[field] and not column.many and column.is_of_one_cell:
                kept_in = Line._meta.get_field(field).column
                how = self.cleaning(field, column)
                (self.needed if column.refuses else self.optional).append(
                    (kept_in, column.short, self.places[field][0], how)
                )

    def cleaning(self, field: str, column: Column) -> Callable[[str], Any]:
        """How one cell becomes the value of this field."""
        if column.ours:
            return partial(self.meanings.find, field)
        return self.days[field] if column.is_day else column.clean

    def __call__(self, number: int, cells: Cells) -> dict[str, Any]:
        """The fields of :class:`Line` that this line says something about, with its verdict."""
        texts = [as_text(cell) for cell in cells]
        askew = self.has_wrong_number_of_cells(texts)
        texts += [""] * (self.width - len(texts))
        person = {"number": number, "verdict": V.ADDED, "note": "", "reference": ""}
        try:
            self.refuse_nobody(texts)
            self.read_who(texts, cells, person)
            self.refuse_what_is_no_data(texts)
            if askew:
                raise Unfit(f"The line has {askew} columns than there are headings.")
            self.read_person(texts, cells, person)
        except Unfit as reason:
            person["verdict"] = V.REFUSED
            person["note"] = str(reason)
            may_be_anybody = bool(askew) or not person["reference"]
            person["unread"] = may_be_anybody and not isinstance(reason, Nobody)
        return person

    def has_wrong_number_of_cells(self, texts: list[str]) -> str:
        """ "more" or "fewer": then what stands under a heading may belong to another."""
        if len(texts) > self.width and any(texts[self.width :]):
            return "more"
        return "fewer" if len(texts) < self.least else ""

    def refuse_nobody(self, texts: list[str]) -> None:
        refuse_nobody(texts)
        said = [(place, texts[place].casefold()) for place in self.used if texts[place]]
        if len(said) > 1 and all(
            text == self.headings[place] for place, text in said if place < len(self.headings)
        ):
            raise Nobody("The headings once more, and nobody.")

    def read_who(self, texts: list[str], cells: Cells, person: dict[str, Any]) -> None:
        reference = self.read_reference(texts, cells)
        if self.by_name:
            person["tenancy"] = reference
            reference = own_reference(reference, read_name(self.name_of(texts)).name)
        person["reference"] = reference

    def read_reference(self, texts: list[str], cells: Cells) -> str:
        """Whom the line is about; refused where that cannot be told."""
        reference, place = self.one(texts, "reference"), self.places["reference"][0]
        if quoted := QUOTED_FOR_A_SPREADSHEET.fullmatch(reference):
            reference = quoted[1].strip()
        if not reference:
            raise Unfit("It has no reference.")
        if reference.startswith("="):
            raise Unfit(IS_A_FORMULA)
        if len(reference) > 40:
            raise Unfit("Its reference is longer than 40 characters.")
        refuse_spoilt_reference(reference, cells[place] if place < len(cells) else None)
        return reference

    def refuse_what_is_no_data(self, texts: list[str]) -> None:
        """What is in a column that is left out harms nobody."""
        if any(texts[place].startswith("=") for place in self.used):
            raise Unfit(IS_A_FORMULA)

    def read_person(self, texts: list[str], cells: Cells, person: dict[str, Any]) -> None:
        notes: list[str] = []
        listed_name = self.name_of(texts)
        self.empty_what_holds_nothing(texts, notes)
        found = read_name(self.name_of(texts))
        name = found.name
        if not name and listed_name:
            raise Unfit(f"Its name is “{listed_name[:40]}”, which is none.")
        if not name:
            raise Unfit("It has no name.")
        if len(name) > 150:
            raise Unfit("Its name is longer than 150 characters.")
        if not has_letter(name):
            raise Unfit(f"Its name has no letter: “{name[:40]}”.")
        if is_no_person(name):
            raise Unfit(f"It names a home and nobody: “{name[:40]}”.")
        if found.is_damaged:
            notes.append(f"A letter of the name is lost: {name[:40]}.")
        person |= {
            "name": name,
            "mark": found.mark,
            "was_shouted": found.was_shouted,
            "name_key": folded(name)[:150] if found.was_shouted else "",
        }
        told, notes = notes, []
        for kept_in, label, place, clean in self.needed:
            if said := texts[place]:
                try:
                    person[kept_in] = clean(said)
                except Unfit as reason:
                    notes.append(f"{label} {reason}.")
        if notes:
            raise Unfit(" ".join(notes))
        notes = told
        for kept_in, label, place, clean in self.optional:
            if said := texts[place]:
                try:
                    person[kept_in] = clean(said)
                except Unfit as reason:
                    notes.append(f"{label} left out: {reason}.")
        read_address(texts, cells, self.places["address"], person, notes)
        read_phones(texts, self.places["phone"], person, notes)
        if person.get("ended_on") and person["ended_on"] > self.today:
            notes.append("The end date is still to come: it counts once it has passed.")
            person["ended_on"] = None
        person["note"] = " ".join(notes)
        person["search_text"] = folded(
            f"{name} {person['reference']} {person.get('address', '')} {person.get('postcode', '')}"
        )[:500]

    def name_of(self, texts: list[str]) -> str:
        parts = self.one(texts, "first_name"), self.one(texts, "last_name")
        return self.one(texts, "name") or " ".join(filter(None, parts))

    def empty_what_holds_nothing(self, texts: list[str], notes: list[str]) -> None:
        """NULL and its like say nothing, as an empty cell does; where there was something, that is said."""
        for place in self.used:
            said = texts[place]
            if said[:1] == "#" and spoilt(said):
                label = COLUMNS[self.columns[place]].short
                notes.append(f"{label} left out: a spreadsheet has put an error there ({said}).")
                texts[place] = ""
            elif stands_for_nothing(said) and not self.may_be_somebody_called(texts, place):
                texts[place] = ""

    def may_be_somebody_called(self, texts: list[str], place: int) -> bool:
        """JENNIFER NULL, where the list writes every name so."""
        return self.columns[place] == "last_name" and self.one(texts, "first_name").isupper()

    def one(self, texts: list[str], meaning: str) -> str:
        places = self.places[meaning]
        return texts[places[0]] if places else ""
