"""From the cells of one line to the values of one person, or the reason why not.

A line without a reference or a name, or with a tenure or an area that is not ours, is refused. A bad
email address or an impossible date is left out and said, for the person is our customer all the same.
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone
from phonenumber_field.phonenumber import to_python as as_phone

from base.core.forms import CONTROL_CHARACTERS, PostcodeField
from base.core.phone_numbers import UK_PHONE
from participation.people.customers.models import Area, Channel, Tenure, search_key

from .fields import CHANNEL_WORDS, LABELS, LISTED, MEANINGS
from .models import KnownValue, Line
from .reading import Cells, as_text

MOST_UNKNOWN = 200  # words of one kind; with more than that it is the wrong column
DATE_SHAPES = ("%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y", "%d %b %Y", "%d-%b-%Y", "%d %B %Y")
EARLIEST = dt.date(1900, 1, 2)  # systems write 1 January 1900 for "not known"
ORDINARY_EMAIL = re.compile(
    r"[A-Za-z0-9_+-]+(?:\.[A-Za-z0-9_+-]+)*@(?:[a-z0-9-]{1,63}\.)+[a-z]{2,20}"
)

V = Line.Verdict


class Unfit(Exception):
    """A value that cannot be kept, and why in words that go after the name of its column."""


class Meanings:
    """The file's words for our tenures, areas, languages and channels: by code, by name, or as staff have said."""

    def __init__(self):
        self.known: dict[str, dict[str, Any]] = {
            "tenure": {
                word.casefold(): one.pk
                for one in Tenure.objects.all()
                for word in (one.code, one.name)
            },
            "area": {
                word.casefold(): one.pk
                for one in Area.objects.all()
                for word in (one.slug, one.name)
            },
            "language": {
                word.casefold(): code
                for code, name in settings.CUSTOMER_LANGUAGES
                for word in (code, name, name.partition("(")[2].rstrip(")") or name)
            },
            "preferred_channel": {
                word.casefold(): way.value
                for way in Channel
                for word in (way.value, str(way.label), *CHANNEL_WORDS[way])
            },
        }
        for one in KnownValue.objects.all():
            ours = self.known[one.field].get(one.meaning.casefold()) if one.meaning else None
            self.known[one.field][one.said.casefold()] = ours
        self.unknown: dict[str, Counter] = {field: Counter() for field in LISTED}

    def find(self, field: str, said: str) -> Any:
        try:
            return self.known[field][said.casefold()]
        except KeyError:
            pass
        unknown = self.unknown[field]
        if said[:100] in unknown or len(unknown) < MOST_UNKNOWN:
            unknown[said[:100]] += 1
        raise Unfit(f"“{said[:100]}” is not one of ours")


class Cleaner:
    """Made once for a list from what its columns are; then called for each line."""

    def __init__(self, columns: list[str], meanings: Meanings, *, short_lines: bool = False):
        """``short_lines``: a workbook leaves out empty cells at the end, a whole CSV file does not."""
        self.width = len(columns)
        self.used = [place for place, one in enumerate(columns) if one]
        self.least = 0 if short_lines else self.width
        self.places = {
            name: [place for place, one in enumerate(columns) if one == name] for name in MEANINGS
        }
        self.meanings = meanings
        self.today = timezone.localdate()
        optional: dict[str, Callable[[str], Any]] = {
            "date_of_birth": self.birth_date,
            "postcode": postcode,
            "email": email,
            "language": lambda said: meanings.find("language", said),
            "preferred_channel": lambda said: meanings.find("preferred_channel", said),
            "started_on": day,
            "ended_on": day,
        }
        self.optional = [
            (name, self.places[name][0], clean)
            for name, clean in optional.items()
            if self.places[name]
        ]

    def __call__(self, number: int, cells: Cells) -> dict[str, Any]:
        """The fields of :class:`Line` that this line says something about, with its verdict."""
        texts = [as_text(cell) for cell in cells]
        person = {"number": number, "verdict": V.ADDED, "note": "", "reference": ""}
        try:
            self.refuse_what_is_no_data(texts)
            texts += [""] * (self.width - len(texts))
            person["reference"] = self.one(texts, "reference")[:40]
            self.read_person(texts, cells, person)
        except Unfit as reason:
            person["verdict"] = V.REFUSED
            person["note"] = str(reason)
        return person

    def refuse_what_is_no_data(self, texts: list[str]) -> None:
        """What is in a column that is left out harms nobody."""
        used = [texts[place] for place in self.used if place < len(texts)]
        whole = "".join(used)
        if CONTROL_CHARACTERS.search(whole):
            raise Unfit("A hidden character is in this line. Type its values again.")
        if "=" in whole and any(text.startswith("=") for text in used):
            raise Unfit("A cell holds a formula. Put its value there instead.")
        if len(texts) > self.width and any(texts[self.width :]):
            raise Unfit("The line has more columns than there are headings.")

    def read_person(self, texts: list[str], cells: Cells, person: dict[str, Any]) -> None:
        reference = self.one(texts, "reference")
        if not reference:
            raise Unfit("It has no reference.")
        if len(reference) > 40:
            raise Unfit("Its reference is longer than 40 characters.")
        if len(cells) < self.least:
            raise Unfit("The line has fewer columns than there are headings.")
        name = self.one(texts, "name") or " ".join(
            filter(None, (self.one(texts, "first_name"), self.one(texts, "last_name")))
        )
        if not name:
            raise Unfit("It has no name.")
        if len(name) > 150:
            raise Unfit("Its name is longer than 150 characters.")
        person["name"] = name
        notes = []
        for field in ("tenure", "area"):
            if said := self.one(texts, field):
                try:
                    person[f"{field}_id"] = self.meanings.find(field, said)
                except Unfit as reason:
                    notes.append(f"{LABELS[field]} {reason}.")
        if notes:
            raise Unfit(" ".join(notes))
        for field, place, clean in self.optional:
            if said := texts[place]:
                try:
                    person[field] = clean(said)
                except Unfit as reason:
                    notes.append(f"{LABELS[field]} left out: {reason}.")
        self.read_address(texts, cells, person, notes)
        self.read_phone(texts, person, notes)
        if person.get("ended_on") and person["ended_on"] > self.today:
            notes.append("The end date is still to come: it counts once it has passed.")
            person["ended_on"] = None
        person["note"] = " ".join(notes)
        person["search_text"] = search_key(
            f"{name} {reference} {person.get('address', '')} {person.get('postcode', '')}"
        )[:500]

    def one(self, texts: list[str], meaning: str) -> str:
        places = self.places[meaning]
        return texts[places[0]] if places else ""

    def read_address(self, texts, cells, person, notes) -> None:
        parts = []
        for place in self.places["address"]:
            cell = cells[place] if place < len(cells) else ""
            if isinstance(cell, str) and "\n" in cell:  # lines of an address in one cell
                parts += [" ".join(part.split()).strip(",") for part in cell.splitlines()]
            else:
                parts.append(texts[place].strip(", "))
        address = ", ".join(filter(None, parts))
        if len(address) > 200:
            notes.append("Address left out: it is longer than 200 characters.")
        elif address:
            person["address"] = address

    def read_phone(self, texts, person, notes) -> None:
        said = [texts[place] for place in self.places["phone"] if texts[place]]
        for one in said:
            if number := phone(one):
                person["phone"] = number
                return
        if said:
            notes.append(f"Phone left out: “{said[0][:40]}” cannot be rung.")

    def birth_date(self, said: str) -> dt.date:
        born = day(said)
        if born > self.today:
            raise Unfit(f"“{said[:40]}” is still to come")
        return born


@lru_cache(maxsize=100_000)
def real_day(said: str) -> dt.date | None:
    plain = re.sub(r"[T ]00:00(:00(\.0+)?)?Z?$", "", said)
    for shape in DATE_SHAPES:
        try:
            return dt.datetime.strptime(plain, shape).date()  # noqa: DTZ007 (a day has no zone)
        except ValueError:
            continue
    return None


def day(said: str) -> dt.date:
    found = real_day(said)
    if found is None:
        raise Unfit(f"“{said[:40]}” is not a real date like 27/03/1980")
    if not EARLIEST <= found <= dt.date(2200, 1, 1):
        raise Unfit(f"“{said[:40]}” is not a likely date")
    return found


def postcode(said: str) -> str:
    match = PostcodeField.SHAPE.fullmatch(re.sub(r"[\s.-]", "", said).upper())
    if match is None or match[1] == "ZZ99":
        raise Unfit(f"“{said[:40]}” is not a whole UK postcode")
    return f"{match[1]} {match[2]}"


def email(said: str) -> str:
    if ORDINARY_EMAIL.fullmatch(said) and len(said) <= 64:
        return said
    try:
        validate_email(said)
    except ValidationError:
        raise Unfit(f"“{said[:60]}” is not an email address") from None
    return said


def phone(said: str) -> str | None:
    """As the record keeps it: +44 and the rest. Nothing where it is no number that can be rung."""
    digits = re.sub(r"[\s().-]", "", said)
    if match := UK_PHONE.fullmatch(digits):
        return f"+44{match[1]}"
    number = as_phone(said[:60])
    return number.as_e164 if number and number.is_valid() else None
