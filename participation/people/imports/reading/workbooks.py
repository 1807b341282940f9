"""Opens an Excel workbook (.xlsx): which sheets it has, and the lines of one of them.

Every part of it is held to a size before it is unpacked, and read as a stream.
"""

import posixpath
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import IO
from xml.parsers.expat import ExpatError

from base.core.refused import Refused

from .cells import Lines
from .markup import Damaged, attribute, parts_of
from .sheets import Formats, Sheet, formats, shared_texts

MEGABYTE = 1024 * 1024
#: What a part may unpack to: sheets, the table of texts (which is held in memory), all else that we read.
MOST_OF_A_SHEET = 300 * MEGABYTE
MOST_TEXTS = 80 * MEGABYTE
MOST_OF_ANOTHER = 20 * MEGABYTE
MOST_UNPACKED = 400 * MEGABYTE
MOST_PARTS = 5000
#: Sheets that are looked into for headings that we know.
MOST_TRIED = 10
#: No sheet of people packs so well; a part that small harms nobody.
MOST_TIMES, SMALL = 200, 2 * MEGABYTE

NOT_XLSX = (
    "The file cannot be opened as an Excel workbook. It may be damaged, cut off or locked with a "
    "password. Export it again, or save it as CSV."
)
TOO_MUCH = (
    "The workbook unpacks to far more than a list of customers needs. "
    "Save the sheet with the list as CSV, and upload that."
)
BROKEN = (
    Damaged,
    ExpatError,
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,  # packed in a way nobody uses
    RuntimeError,  # encrypted
    KeyError,
    IndexError,
    ValueError,
    OverflowError,
    EOFError,
    OSError,  # a place in the file that is not there
)


@dataclass(frozen=True)
class SheetPlace:
    name: str
    part: str
    is_hidden: bool


class Workbook:
    """Made by :func:`opened`."""

    def __init__(self, archive: zipfile.ZipFile):
        self.archive = archive
        self.parts = {info.filename: info for info in archive.infolist()}
        self.refuse_what_is_too_much()
        main = self.related("").get("officeDocument", [("", "xl/workbook.xml")])[0][1]
        self.since_1904 = False
        self.others = self.related(main)
        self.sheets = self.read_sheets(main)

    def refuse_what_is_too_much(self) -> None:
        """By what the archive says its parts unpack to; zipfile reads no part further than it says."""
        if len(self.parts) > MOST_PARTS:
            raise Refused(TOO_MUCH)
        if sum(part.file_size for part in self.parts.values()) > MOST_UNPACKED:
            raise Refused(TOO_MUCH)
        for part in self.parts.values():
            packed = max(1, part.compress_size)
            if part.file_size > SMALL and part.file_size > MOST_TIMES * packed:
                raise Refused(TOO_MUCH)

    def read(self, part: str, most: int) -> IO[bytes]:
        info = self.parts[part]
        if info.file_size > most:
            raise Refused(TOO_MUCH)
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Damaged("packed in a way nobody uses")
        return self.archive.open(info)

    def related(self, part: str) -> dict[str, list[tuple[str, str]]]:
        """By kind, the id and the place of each part that ``part`` names as its own."""
        folder, name = posixpath.split(part)
        found: dict[str, list[tuple[str, str]]] = {}

        def start(element: str, attributes: Mapping[str, str]) -> None:
            if element == "Relationship" and attributes.get("TargetMode") != "External":
                kind = attributes["Type"].rpartition("/")[2]
                place = posixpath.normpath(posixpath.join("/", folder, attributes["Target"]))
                found.setdefault(kind, []).append((attributes["Id"], place.lstrip("/")))

        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        if relations in self.parts:
            with self.read(relations, MOST_OF_ANOTHER) as stream:
                for _ in parts_of(stream, start=start):
                    pass
        return found

    def read_sheets(self, main: str) -> list[SheetPlace]:
        places = dict(self.others.get("worksheet", []))
        found: list[SheetPlace] = []

        def start(element: str, attributes: Mapping[str, str]) -> None:
            if element == "sheet" and (part := places.get(attribute(attributes, "id"))):
                is_hidden = attributes.get("state", "visible") != "visible"
                found.append(SheetPlace(attributes["name"][:100], part, is_hidden))
            elif element == "workbookPr":
                self.since_1904 = attributes.get("date1904") in {"1", "true", "on"}

        with self.read(main, MOST_OF_ANOTHER) as stream:
            for _ in parts_of(stream, start=start):
                pass
        if not found:
            raise Damaged("no sheet")
        return found

    def worth_reading(self, chosen: str = "") -> list[SheetPlace]:
        """The sheet of this name; else those that somebody who opens the workbook sees, if there are any."""
        if chosen:
            return [self.sheet_called(chosen)]
        seen = [sheet for sheet in self.sheets if not sheet.is_hidden]
        return (seen or self.sheets)[:MOST_TRIED]

    def sheet_called(self, name: str) -> SheetPlace:
        """A list that was looked at before sheets had names is read from the first."""
        return next((one for one in self.sheets if one.name == name), self.sheets[0])

    def lines(self, sheet: SheetPlace, tell: Callable[[float], None] = lambda part: None) -> Lines:
        """Every row that has something in it."""
        size = max(1, self.parts[sheet.part].file_size)
        rows = Sheet(self.texts, self.shown)
        with self.read(sheet.part, MOST_OF_A_SHEET) as stream:
            for number, cells in rows.rows(stream, lambda read: tell(min(1.0, read / size))):
                if cells:
                    yield number, cells

    @cached_property
    def texts(self) -> list[str]:
        for _, part in self.others.get("sharedStrings", []):
            with self.read(part, MOST_TEXTS) as stream:
                return shared_texts(stream)
        return []

    @cached_property
    def shown(self) -> Formats:
        for _, part in self.others.get("styles", []):
            with self.read(part, MOST_OF_ANOTHER) as stream:
                return formats(stream, since_1904=self.since_1904)
        return Formats(since_1904=self.since_1904)


@contextmanager
def opened(file: IO[bytes]) -> Iterator[Workbook]:
    """Whatever is wrong with it is said in plain words."""
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            yield Workbook(archive)
    except BROKEN:
        raise Refused(NOT_XLSX) from None
