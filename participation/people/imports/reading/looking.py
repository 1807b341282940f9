"""Finds out how a file is to be read, and reads it so."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, dataclass, field, replace
from itertools import islice
from typing import IO

from django.conf import settings

from base.core.refused import Refused

from ..matching import guess
from .cells import Cells, Lines, as_text
from .encodings import cells_to_tell_by, offered
from .headings import place_of_headings, unlike
from .text_files import FIRST_LINES, delimiter_of, encoding_of, is_nobody, lines_of_text
from .workbooks import opened

SAMPLES = 3


@dataclass(frozen=True)
class Shape:
    """How to read a file, as found out when it was looked at."""

    kind: str
    encoding: str = ""
    delimiter: str = ","
    sheet: str = ""
    headings_on: int = 1

    as_json = asdict


@dataclass(frozen=True)
class Look:
    """What a file is like: its shape, its headings, a few lines to show, and how else it could be read.

    ``offers`` are its sheets (``name``, ``is_hidden``) or its letters (``encoding``, ``samples``).
    """

    shape: Shape
    headings: list[str]
    samples: list[list[str]]
    offers: dict[str, list[dict]] = field(default_factory=dict)

    @property
    def knows_its_headings(self) -> bool:
        return sum(map(bool, guess(self.headings))) >= 2


def look_at(file: IO[bytes], *, sheet: str = "", encoding: str = "") -> Look:
    """``sheet`` and ``encoding`` where somebody has chosen. The whole text is decoded once, so that it can be."""
    start = starts_with(file)
    if start == b"PK\x03\x04":
        return _look_at_workbook(file, sheet)
    encoding = encoding or encoding_of(file)
    shape = Shape("csv", encoding, delimiter_of(file, encoding))
    offers = {}
    if not encoding.startswith("utf"):
        offers["encodings"] = offered(cells_to_tell_by(file), encoding)
    with closing(read(file, shape)) as lines:
        return _look(shape, list(islice(lines, FIRST_LINES + SAMPLES)), offers)


def starts_with(file: IO[bytes]) -> bytes:
    """Its first bytes, where it may be a list at all."""
    file.seek(0)
    start = file.read(4)
    file.seek(0)
    if not start:
        raise Refused("The file is empty. Choose another one.")
    if start == b"\xd0\xcf\x11\xe0":
        raise Refused(
            "This is an old Excel file (.xls), or one with a password. "
            "Open it in Excel, save it as .xlsx without a password, and upload that."
        )
    return start


def _look_at_workbook(file: IO[bytes], chosen: str) -> Look:
    """The sheet that was chosen, or the first that is seen and whose headings we know."""
    looks: list[Look] = []
    refusals: list[Refused] = []
    with opened(file) as book:
        offers = {"sheets": [{"name": one.name, "is_hidden": one.is_hidden} for one in book.sheets]}
        for sheet in book.worth_reading(chosen):
            with closing(book.lines(sheet)) as lines:
                first = list(islice(lines, FIRST_LINES + SAMPLES))
            try:
                look = _look(Shape("xlsx", sheet=sheet.name), first, offers)
            except Refused as refusal:
                refusals.append(refusal)
                continue
            if look.knows_its_headings:
                return look
            looks.append(look)
    if not looks:
        raise refusals[0]
    return looks[0]


def _look(shape: Shape, first: list[tuple[int, Cells]], offers: dict[str, list[dict]]) -> Look:
    """``first`` are its first lines, with their numbers."""
    texts = [[as_text(cell) for cell in cells] for _, cells in first]
    place = place_of_headings(texts[:FIRST_LINES])
    headings = unlike(list(texts[place])) if texts else []
    people = (line for line in texts[place + 1 :] if not is_nobody(line))
    samples = [[text[:60] for text in line[: len(headings)]] for line in islice(people, SAMPLES)]
    if not samples:
        raise Refused("There is nobody in the file: it has a line of headings at most.")
    if len([heading for heading in headings if heading]) < 2:
        raise Refused(
            "One line must hold the headings of at least two columns, for example "
            "“Reference” and “Name”. This file has one column, or other lines first."
        )
    return Look(replace(shape, headings_on=first[place][0]), headings, samples, offers)


def open_rows(file: IO[bytes], shape: Shape, tell: Callable[[float], None]) -> Lines:
    """The people, without the headings and what stands above; no more than a list may have."""
    with closing(read(file, shape, tell)) as lines:
        people = (line for line in lines if line[0] > shape.headings_on)
        for count, line in enumerate(people, start=1):
            if count > settings.IMPORT_MAX_LINES:
                raise Refused(
                    f"The list has more than {settings.IMPORT_MAX_LINES:,} lines. "
                    "Split it, and upload the parts as lists of some of our customers."
                )
            yield line


def read(file: IO[bytes], shape: Shape, tell: Callable[[float], None] = lambda part: None) -> Lines:
    """Every line that has something in it, with its number."""
    if shape.kind != "xlsx":
        yield from lines_of_text(file, shape.encoding, shape.delimiter, shape.headings_on, tell)
        return
    with opened(file) as book:
        yield from book.lines(book.sheet_called(shape.sheet), tell)
