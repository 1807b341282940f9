"""The dry run as rows of a file, read while they are sent."""

from collections.abc import Iterator
from typing import Any

from base.core.rows import in_parts

from .fields import related
from .models import Import
from .shown import Change, shown

HEADINGS = ["What", "Line", "Reference", "Name", "Why", "Changes", "Kept, as the customer said"]
CHUNK = 2000


def report(imported: Import) -> Iterator[list[Any]]:
    yield HEADINGS
    lines = imported.lines.select_related(*related()).order_by("pk").iterator(CHUNK)
    for chunk in in_parts(lines, CHUNK):
        for one in shown(chunk, applied=imported.is_applied):
            line = one.line
            yield [
                line.get_verdict_display(),
                line.number or "",
                line.reference,
                line.name,
                line.note,
                _told(one.changes),
                _told(one.kept),
            ]


def _told(changes: list[Change]) -> str:
    return "; ".join(
        f"{one.label}: {one.before or '(empty)'} > {one.after or '(empty)'}" for one in changes
    )
