"""The dry run as a CSV file, line by line, written while it is sent."""

import csv
from collections.abc import Iterator
from itertools import islice

from portal.core.spreadsheets import safe_cell

from .models import Import
from .shown import Change, shown

HEADINGS = ["What", "Line", "Reference", "Name", "Why", "Changes", "Kept, as the customer said"]
CHUNK = 2000


class Echo:
    """A file that hands back what is written to it."""

    def write(self, text: str) -> str:
        return text


def report(imported: Import) -> Iterator[str]:
    writer = csv.writer(Echo())
    yield "\ufeff"  # so that Excel reads the accents
    yield writer.writerow(HEADINGS)
    lines = imported.lines.select_related("tenure", "area").order_by("pk").iterator(CHUNK)
    while chunk := list(islice(lines, CHUNK)):
        for one in shown(chunk, applied=imported.is_applied):
            line = one.line
            cells = [
                line.get_verdict_display(),
                line.number or "",
                line.reference,
                line.name,
                line.note,
                _told(one.changes),
                _told(one.kept),
            ]
            yield writer.writerow([safe_cell(cell) for cell in cells])


def _told(changes: list[Change]) -> str:
    return "; ".join(
        f"{one.label}: {one.before or '(empty)'} > {one.after or '(empty)'}" for one in changes
    )
