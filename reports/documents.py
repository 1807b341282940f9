"""From a report to a tagged PDF (PDF/UA-1) that opens on any machine and reads aloud."""

import logging
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.template.loader import render_to_string

from base.core.brand import current_brand
from base.core.pdf import ASSETS, PICTURES, finish_pdf, lay_out
from base.core.printable import Boxes, boxes_in

from .frozen import freeze
from .kinds import REPORT_KINDS
from .shapes import Report

__all__ = [
    "boxes_on_paper",
    "finish_pdf",
    "in_plain_words",
    "on_page",
    "report_html",
    "write_pdf",
]


def report_html(report: Report, *, number: int, correction: str = "") -> str:
    context = on_page(report, number=number, correction=correction)
    return render_to_string(
        "reports/pdf.html", {**context, "brand": current_brand(), "pictures": PICTURES}
    )


def on_page(report: Report, *, number: int, correction: str) -> dict[str, Any]:
    """What page and PDF show of a report: the report, and its sections numbered in their order."""
    kind = REPORT_KINDS[report.kind]
    return {
        "report": report,
        "kind": kind,
        "chapters": kind.chapters(report),
        "number": number,
        "correction": correction,
        #: On paper: what stands before the name of a picture.
        "pictures": "",
    }


def boxes_on_paper(report: Report, *, correction: str) -> list[Boxes]:
    """Letters of it that cannot be printed, by the section that they are in."""
    cover = [("The cover", text) for text in (report.subject, *report.opening, correction)]
    chapters = REPORT_KINDS[report.kind].chapters(report)
    said = [(one.heading, text) for one in chapters for text in texts_in(freeze(one.content))]
    return boxes_in([*cover, *said])


def texts_in(frozen: Any) -> Iterator[str]:
    if isinstance(frozen, str):
        yield frozen
    elif isinstance(frozen, dict):
        yield from texts_in(list(frozen.values()))
    elif isinstance(frozen, list):
        for value in frozen:
            yield from texts_in(value)


def write_pdf(
    html: str,
    tell: Callable[[str], None] = lambda step: None,
    pictures: Mapping[str, bytes] | None = None,
) -> bytes:
    """Lay out one HTML document, telling of each page. Loads our own fonts, these pictures and nothing else."""
    css = render_to_string("reports/print.css", {"brand": current_brand(), "assets": ASSETS})
    with _progress_told_to(tell):
        return lay_out(html, css=css, pictures=pictures)


def in_plain_words(step: str) -> str:
    """``Step 5 - Creating layout - Page 12`` is "Laying out page 12"."""
    page = re.search(r"Page (\d+)$", step)
    return f"Laying out page {page[1]}" if page else "Laying out the PDF"


@contextmanager
def _progress_told_to(tell: Callable[[str], None]) -> Iterator[None]:
    """WeasyPrint logs each page it lays out; that is the only sign of life in a long layout."""

    class Tell(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            tell(in_plain_words(record.getMessage()))

    logger = logging.getLogger("weasyprint.progress")
    handler, level = Tell(logging.INFO), logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
