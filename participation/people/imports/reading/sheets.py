"""The lines of one sheet of a workbook, and the texts and formats that its cells refer to."""

import re
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import IO, Any

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from .cells import MOST_COLUMNS, Cells
from .markup import Damaged, parts_of

#: Excel's own limits.
MOST_ROWS = 1_048_576
MOST_LETTERS = 32_767
#: How a workbook writes what XML cannot hold: _x000D_.
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
#: 000000: the number is seen with zeros in front.
PADDED = re.compile(r"0[0 ]+")


class _Words:
    """The text of an element that may hold many pieces, without what says how it is pronounced."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.listening = False
        self.aside = 0

    def hear(self, piece: str) -> None:
        if self.listening and not self.aside:
            self.pieces.append(piece)

    def take(self) -> str:
        said = "".join(self.pieces)[:MOST_LETTERS]
        self.pieces.clear()
        return ESCAPED.sub(lambda found: chr(int(found[1], 16)), said) if "_x" in said else said


def shared_texts(stream: IO[bytes]) -> list[str]:
    found: list[str] = []
    words = _Words()

    def start(name: str, _: Mapping[str, str]) -> None:
        words.listening = name == "t"
        words.aside += name == "rPh"

    def end(name: str) -> None:
        words.listening = False
        words.aside -= name == "rPh"
        if name == "si":
            found.append(words.take())

    for _ in parts_of(stream, start=start, end=end, text=words.hear):
        pass
    return found


@dataclass
class Formats:
    """How a workbook shows its numbers, by the style of their cell: as days, or with zeros in front."""

    days: set[int] = field(default_factory=set)
    widths: dict[int, int] = field(default_factory=dict)
    since_1904: bool = False

    def shown(self, number: float, style: int) -> Any:
        if style in self.days:
            epoch = CALENDAR_MAC_1904 if self.since_1904 else CALENDAR_WINDOWS_1900
            try:
                return from_excel(number, epoch)
            except (OverflowError, ValueError):
                return number
        if style in self.widths and number == int(number) >= 0:
            return str(int(number)).zfill(self.widths[style])
        return number


def formats(stream: IO[bytes] | None, *, since_1904: bool) -> Formats:
    found = Formats(since_1904=since_1904)
    if stream is None:
        return found
    codes: dict[str, str] = {str(number): code for number, code in BUILTIN_FORMATS.items()}
    within, styles = "", 0

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal within, styles
        if name in {"numFmts", "cellXfs", "cellStyleXfs", "dxfs"}:
            within = name
        elif name == "numFmt" and within == "numFmts":
            codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")[:200]
        elif name == "xf" and within == "cellXfs":
            code = codes.get(attributes.get("numFmtId", "0"), "")
            if PADDED.fullmatch(code):
                found.widths[styles] = code.count("0")
            elif is_date_format(code):
                found.days.add(styles)
            styles += 1

    for _ in parts_of(stream, start=start):
        pass
    return found


@dataclass
class _Cell:
    kind: str = "n"
    style: int = 0
    place: int = 0
    value: str = ""
    formula: str | None = None


class Sheet:
    """``rows`` yields each row with its number, and tells how many bytes of the part have been read."""

    def __init__(self, texts: list[str], shown: Formats):
        self.texts = texts
        self.shown = shown
        self.ready: deque[tuple[int, Cells]] = deque()
        self.words = _Words()
        self.number = 0
        self.row: Cells = []
        self.cell = _Cell()

    def rows(self, stream: IO[bytes], tell: Callable[[int], None]) -> Iterator[tuple[int, Cells]]:
        for read in parts_of(stream, start=self.start, end=self.end, text=self.words.hear):
            tell(read)
            while self.ready:
                yield self.ready.popleft()

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "c":
            letters = attributes.get("r", "").rstrip("0123456789")
            place = column_number(letters) if letters else self.cell.place + 1
            self.cell = _Cell(attributes.get("t", "n"), int(attributes.get("s", 0)), place)
        elif name in {"v", "t", "f"}:
            self.words.listening = True
        elif name == "rPh":
            self.words.aside += 1
        elif name == "row":
            self.number = max(int(attributes.get("r", 0)), self.number + 1)
            if self.number > MOST_ROWS:
                raise Damaged(f"a row {self.number}")
            self.row, self.cell = [], _Cell()

    def end(self, name: str) -> None:
        if name == "v":
            self.cell.value = self.words.take()
        elif name == "f":
            self.cell.formula = self.words.take()
        elif name == "c":
            if self.words.pieces:  # a text in the cell itself
                self.cell.value = self.words.take()
            self.put()
        elif name == "rPh":
            self.words.aside -= 1
        elif name == "row":
            self.ready.append((self.number, self.row))
        self.words.listening = False

    def put(self) -> None:
        place = self.cell.place - 1
        value = self.value_of(self.cell)
        if value in (None, "") or not 0 <= place <= MOST_COLUMNS:
            return
        self.row += [None] * (place + 1 - len(self.row))
        self.row[place] = value

    def value_of(self, cell: _Cell) -> Any:
        if cell.formula is not None:
            return f"={cell.formula}"
        if cell.kind in {"inlineStr", "str", "e", "d"} or not cell.value:
            return cell.value
        if cell.kind == "s":
            return self.texts[int(cell.value)]
        if cell.kind == "b":
            return cell.value.strip() not in {"0", "false"}
        number = float(cell.value)
        return self.shown.shown(int(number) if number.is_integer() else number, cell.style)


@lru_cache(maxsize=1024)
def column_number(letters: str) -> int:
    """A is 1, Z 26, AA 27."""
    found = 0
    for letter in letters:
        found = found * 26 + ord(letter) - 64
    return found
