"""What stands in one place of a list, as the page shows it and as a file holds it.

Made in Python, once a cell: a template that filters, looks up and includes for each of 25 rows took
longer than everything else of a page. A plain text, number or date is a cell by itself.
"""

import calendar
import datetime as dt
from collections.abc import Callable
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from base.core.pieces import escape, safe
from base.core.templatetags.words import clock

MONTHS = tuple(calendar.month_name)
#: No row has this number; addresses are made for it once and then for every row.
NOBODY = 987654321


class Part(NamedTuple):
    """A piece of a cell: safe HTML, and what a file says instead; None for nothing."""

    html: SafeString
    value: Any


class Cell(NamedTuple):
    """One place of a list: safe HTML, and its lines as a file holds them."""

    html: SafeString
    values: tuple[Any, ...]

    @property
    def words(self) -> str:
        return str(self.values[0]) if self.values else ""


def addresses(name: str) -> Callable[[Any], str]:
    """How to make the address ``name`` for any one row, looked up once: ``addresses("x:page")(3)``."""
    before, after = reverse(name, args=[NOBODY]).split(str(NOBODY))
    return lambda key: f"{before}{key}{after}"


def link(words: Any, address: str, *, hidden: str = "", marked: SafeString | None = None) -> Part:
    """``hidden`` tells two links with the same words apart for screen readers; ``marked`` is the
    words with what was looked for in <mark>."""
    more = f'<span class="govuk-visually-hidden">{escape(hidden)}</span>' if hidden else ""
    inside = _plain(words).html if marked is None else marked
    return Part(
        mark_safe(f'<a class="govuk-link" href="{escape(address)}">{inside}{more}</a>'),  # noqa: S308
        words if isinstance(words, int) else str(words),
    )


def tag(words: str, kind: str = "plain") -> Part:
    """A state: done (leaf), doing (sun), not_possible (grey), late (red), heard or plain (sky)."""
    html = f'<strong class="govuk-tag portal-tag--{escape(kind)}">{escape(words)}</strong>'
    return Part(mark_safe(html), words)  # noqa: S308


def quiet(words: Any, *, marked: SafeString | None = None, in_file: bool = True) -> Part:
    """Smaller print beside a cell's main line; or what a file has in columns of its own, or not at all."""
    plain = _plain(words)
    inside = plain.html if marked is None else marked
    value = plain.value if in_file else None
    if not inside:
        return Part(inside, value)
    html = f'<span class="govuk-!-font-weight-regular portal-quiet">{inside}</span>'
    return Part(mark_safe(html), value)  # noqa: S308


def told(words: str, value: Any) -> Part:
    """Says more on the page than in a file: "Answer by 3 June 2026" and its day."""
    return Part(escape(words), value)


def at(moment: dt.datetime) -> Part:
    """With the time of day: "7pm, 3 June 2026"."""
    local = timezone.localtime(moment)
    return Part(mark_safe(f"{clock(local.time())}, {in_words(local)}"), local)  # noqa: S308


def lines(*parts: Any) -> Cell:
    """Under each other; what is empty is left out of the page, and keeps its place in a file."""
    made = [_plain(part) for part in parts]
    return Cell(
        mark_safe("<br>".join(part.html for part in made if part.html)),  # noqa: S308
        tuple(part.value for part in made if part.value is not None),
    )


def cell(value: Any) -> Cell:
    """Whatever ``row`` returned, as a cell."""
    if isinstance(value, Cell):
        return value
    part = _plain(value)
    return Cell(part.html, (part.value,))


def _plain(value: Any) -> Part:
    match value:
        case Part():
            return value
        case Cell():
            return Part(value.html, value.values[0])
        case None:
            return Part(mark_safe(""), "")
        case bool():
            return _plain("Yes" if value else "No")
        case int():
            return Part(mark_safe(f"{value:,}"), value)  # noqa: S308 (a number)
        case dt.datetime():  # in the landlord's time: asking for the reader's costs more than the cell
            day = value.astimezone(timezone.get_default_timezone()).date()
            return Part(mark_safe(in_words(day)), day)  # noqa: S308 (a date)
        case dt.date():
            return Part(mark_safe(in_words(value)), value)  # noqa: S308 (a date)
    return Part(safe(value), str(value))


def in_words(day: dt.date) -> str:
    """3 June 2026."""
    return f"{day.day} {MONTHS[day.month]} {day.year}"
