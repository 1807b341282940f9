"""Telephone numbers as lists hold them: two in a cell, without their first 0, with an extension or a word."""

import re
from typing import NamedTuple

import phonenumbers

from base.core.phone_numbers import UK_PHONE
from participation.people.customers.phones import why_no_text

#: "0141 496 0112 ext. 23", "… x23", "… #23".
EXTENSION = re.compile(r"[\s,;]*(?:ext(?:ension|n)?\b\.?|x|#)\s*:?\s*(\d{1,7})\s*$", re.IGNORECASE)
#: Words that say which number it is, and no more. A number with others may be somebody else's.
LABELS = re.compile(
    r"\b(?:tel(?:ephone)?|phone|mob(?:ile)?|home|work|day(?:time)?|eve(?:ning)?s?|landline|cell|no|[hwmt])\b"
    r"[.:)]*",
    re.IGNORECASE,
)
BETWEEN_NUMBERS = re.compile(r"\s*(?:[/;,|&]|\bor\b|\band\b)\s*", re.IGNORECASE)
PUNCTUATION = re.compile(r"[\s().:–-]")
#: Spreadsheets take a number for a number, and its first 0 or its + away.
WITHOUT_ITS_0 = re.compile(r"(?:44)?(7[1-57-9]\d{8}|1\d{9}|2[03489]\d{8})")
UK_MOBILE = re.compile(r"\+447[1-57-9]\d{8}")


class Phone(NamedTuple):
    """``number`` as the record keeps it: +44 and the rest."""

    number: str
    extension: str = ""

    def __str__(self) -> str:
        return f"{self.number} ext. {self.extension}" if self.extension else self.number

    @property
    def takes_texts(self) -> bool:
        if self.extension:
            return False
        return UK_MOBILE.fullmatch(self.number) is not None or not why_no_text(self.number)


def phones(said: str) -> list[Phone]:
    """Each number in the cell that can be rung."""
    if whole := _one(said):
        return [whole]
    pieces = BETWEEN_NUMBERS.split(said)
    return [found for piece in pieces if (found := _one(piece))] if len(pieces) > 1 else []


def _one(said: str) -> Phone | None:
    extension = ""
    if found := EXTENSION.search(said):
        said, extension = said[: found.start()], found[1]
    digits = PUNCTUATION.sub("", LABELS.sub("", said).replace("(0)", ""))
    if match := UK_PHONE.fullmatch(digits) or WITHOUT_ITS_0.fullmatch(digits):
        return Phone(f"+44{match[1]}", extension)
    try:
        number = phonenumbers.parse(digits[:30], "GB")
    except phonenumbers.NumberParseException:
        return None
    if not re.fullmatch(r"\+?\d+", digits) or not phonenumbers.is_valid_number(number):
        return None
    return Phone(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164), extension)
