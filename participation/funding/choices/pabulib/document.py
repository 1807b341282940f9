"""A ``.pb`` file as what stands in it: three sections, every column, each in its order."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from base.core.refused import Refused

META, PROJECTS, VOTES = "META", "PROJECTS", "VOTES"
SECTIONS = (META, PROJECTS, VOTES)
#: What the first column of each section is called.
FIRST_COLUMN = {META: "key", PROJECTS: "project_id", VOTES: "voter_id"}
#: The largest files that cities publish are 4 MB.
MOST_BYTES = 50_000_000
#: No cell of a real file is longer; more is somebody trying.
MOST_IN_A_CELL = 100_000


@dataclass(frozen=True)
class Table:
    """Rows with a value for each column; columns that we do not know are kept as they are."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def __iter__(self) -> Iterator[dict[str, str]]:
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def __len__(self) -> int:
        return len(self.rows)


@dataclass(frozen=True)
class Document:
    meta: Mapping[str, str]
    projects: Table
    votes: Table


def parse(content: bytes) -> Document:
    """Refuses in words, with the line, whatever is no such file."""
    if len(content) > MOST_BYTES:
        raise Refused("This file is larger than any vote we know of. It was not read.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(
            "This file is not written in UTF-8. Save it as UTF-8 and try again."
        ) from None
    if "\0" in text:
        raise Refused("This is no text file.")
    tables: dict[str, Table] = {}
    for name, columns, rows in _sections(_rows(text)):
        if name in tables:
            raise Refused(f"The section {name} stands in the file twice.")
        tables[name] = _table(name, columns, rows)
    missing = [name for name in SECTIONS if name not in tables]
    if missing:
        raise Refused(f"The file has no section {missing[0]}.")
    if list(tables) != list(SECTIONS):
        raise Refused("The sections must stand in the order META, PROJECTS, VOTES.")
    meta = {row[0]: row[1] for row in tables[META].rows}
    return Document(meta, tables[PROJECTS], tables[VOTES])


def written(document: Document) -> bytes:
    """The same file again: every key, column and row, in its order."""
    into = io.StringIO()
    write = csv.writer(into, delimiter=";", lineterminator="\n")
    meta = Table(("key", "value"), tuple(document.meta.items()))
    for name, table in zip(SECTIONS, (meta, document.projects, document.votes), strict=True):
        write.writerow([name])
        write.writerow(table.columns)
        write.writerows(table.rows)
    return into.getvalue().encode()


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line it ends on. Empty lines say nothing."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True)
    try:
        for row in reader:
            if any(len(cell) > MOST_IN_A_CELL for cell in row):
                raise Refused(f"Line {reader.line_num} is longer than any that such a file has.")
            if any(cell.strip() for cell in row):
                yield reader.line_num, [cell.strip() for cell in row]
    except csv.Error:
        raise Refused(f"Line {reader.line_num} has a quotation mark that is not closed.") from None


def _sections(
    rows: Iterator[tuple[int, list[str]]],
) -> Iterator[tuple[str, list[str], list[tuple[int, list[str]]]]]:
    name = ""
    columns: list[str] = []
    found: list[tuple[int, list[str]]] = []
    for line, row in rows:
        if row[0].upper() in SECTIONS and not any(row[1:]):
            if name:
                yield name, columns, found
            name, columns, found = row[0].upper(), [], []
        elif not name:
            raise Refused("The file does not begin with META. Is it a .pb file?")
        elif not columns:
            columns = row
        else:
            found.append((line, row))
    if name:
        yield name, columns, found


def _table(name: str, columns: Sequence[str], rows: Sequence[tuple[int, list[str]]]) -> Table:
    first = FIRST_COLUMN[name]
    columns = [column.lower() if column.lower() == first else column for column in columns]
    if not columns or columns[0] != first:
        raise Refused(f"The columns of {name} must begin with {first}.")
    if name == META and len(columns) != 2:
        raise Refused("META has two columns: key and value.")
    if len(set(columns)) < len(columns) or not all(columns):
        raise Refused(f"Two columns of {name} have the same name, or one has none.")
    seen, full = set(), []
    for line, row in rows:
        if len(row) > len(columns):
            raise Refused(f"Line {line} has more values than {name} has columns.")
        if not row[0]:
            raise Refused(f"Line {line} does not say its {first}.")
        if row[0] in seen:
            raise Refused(f"Line {line} has the same {first} as an earlier one: {row[0][:40]}.")
        seen.add(row[0])
        full.append((*row, *[""] * (len(columns) - len(row))))
    return Table(tuple(columns), tuple(full))
