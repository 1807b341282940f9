"""How long a report takes and how much memory, part by part."""

import resource
import time
from dataclasses import dataclass
from io import BytesIO

from django.db import connection
from django.test.utils import CaptureQueriesContext
from pikepdf import Pdf

from base.core.periods import FinancialYear

from .documents import finish_pdf, report_html, write_pdf
from .impact.kind import IMPACT
from .kinds import ReportKind, Scope
from .loading import load


@dataclass(frozen=True)
class Timing:
    """Seconds in each part of one build, and the most memory its process has held."""

    figures: float
    html: float
    weasyprint: float
    pikepdf: float
    queries: int
    pages: int
    file_kb: int
    peak_mb: int

    @property
    def total(self) -> float:
        return self.figures + self.html + self.weasyprint + self.pikepdf

    @property
    def weasyprint_share(self) -> float:
        return self.weasyprint / self.total


def timed_build(year: int, *, kind: ReportKind = IMPACT) -> Timing:
    """Build one year's report and throw it away."""
    with CaptureQueriesContext(connection) as queries:
        started = time.perf_counter()
        report = load(Scope(kind, FinancialYear.starting(year)))
        counted = time.perf_counter()
    html = report_html(report, number=1)
    written = time.perf_counter()
    laid_out = write_pdf(html)
    printed = time.perf_counter()
    finished = finish_pdf(laid_out)
    done = time.perf_counter()
    return Timing(
        figures=counted - started,
        html=written - counted,
        weasyprint=printed - written,
        pikepdf=done - printed,
        queries=len(queries),
        pages=number_of_pages(finished),
        file_kb=len(finished) // 1024,
        peak_mb=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    )


def number_of_pages(file: bytes) -> int:
    with Pdf.open(BytesIO(file)) as pdf:
        return len(pdf.pages)
