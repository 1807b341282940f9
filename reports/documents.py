"""From a report to a tagged PDF (PDF/UA-1) that opens on any machine and reads aloud."""

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.conf import settings
from django.template.loader import render_to_string

from base.core.paper import ASSETS, finish_pdf, lay_out
from reports.builders.shapes import ImpactReport

__all__ = ["finish_pdf", "impact_html", "in_plain_words", "write_pdf"]


def impact_html(report: ImpactReport, *, number: int, correction: str = "") -> str:
    return render_to_string("reports/impact/pdf.html", pdf_context(report, number, correction))


def pdf_context(report: ImpactReport, number: int, correction: str) -> dict:
    return {
        "report": report,
        "number": number,
        "correction": correction,
        "brand": settings.BRAND,
        "on_paper": True,
    }


def write_pdf(html: str, tell: Callable[[str], None] = lambda step: None) -> bytes:
    """Lay out one HTML document, telling of each page. Loads our own fonts and nothing else."""
    css = render_to_string("reports/impact/print.css", {"brand": settings.BRAND, "assets": ASSETS})
    with _progress_told_to(tell):
        return lay_out(html, css=css)


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
