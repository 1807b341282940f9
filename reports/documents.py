"""From a report to a tagged PDF (PDF/UA-1) that opens on any machine and reads aloud.

WeasyPrint lays it out; a short pass with pikepdf then says which way each header cell of a table
points, which WeasyPrint leaves out and PDF/UA asks for.
"""

import io
import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath

import pikepdf
from django.conf import settings
from django.template.loader import render_to_string

from portal.core.refused import Refused
from reports.builders.shapes import ImpactReport

ASSETS = "portal-asset:"
NO_PANGO = (
    "The PDF needs Pango, which is not on this machine. On Debian or Ubuntu: "
    "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
)


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
    """Lay out one HTML document. It may load our own fonts and nothing else."""
    weasyprint = _weasyprint()
    style = render_to_string(
        "reports/impact/print.css", {"brand": settings.BRAND, "assets": ASSETS}
    )
    fetcher, fonts = _own_assets_only(), weasyprint.text.fonts.FontConfiguration()
    with _progress_told_to(tell):
        return weasyprint.HTML(string=html, url_fetcher=fetcher).write_pdf(
            stylesheets=[weasyprint.CSS(string=style, url_fetcher=fetcher, font_config=fonts)],
            font_config=fonts,
            pdf_variant="pdf/ua-1",
        )


def finish_pdf(laid_out: bytes) -> bytes:
    """Give each header cell its scope: a column's in the head of a table, a row's in its body."""
    with pikepdf.open(io.BytesIO(laid_out)) as pdf:
        for cell, in_head in _header_cells(pdf.Root.StructTreeRoot.K):
            attributes = cell.get("/A", pikepdf.Dictionary(O=pikepdf.Name.Table))
            attributes["/Scope"] = pikepdf.Name.Column if in_head else pikepdf.Name.Row
            cell["/A"] = attributes
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def _header_cells(kids, *, in_head: bool = False) -> Iterator[tuple[pikepdf.Dictionary, bool]]:
    """Every TH in the tree of tags, and whether it stands in a table's head."""
    children = kids if isinstance(kids, pikepdf.Array) else [kids]
    for child in children:
        if not isinstance(child, pikepdf.Dictionary) or "/S" not in child:
            continue
        if child.S == pikepdf.Name.TH:
            yield child, in_head
        if "/K" in child:
            yield from _header_cells(child.K, in_head=in_head or pikepdf.Name.THead == child.S)


def _weasyprint():
    """Imported when it is needed: without Pango the import itself fails."""
    try:
        import weasyprint
        import weasyprint.text.fonts
    except OSError as problem:
        raise Refused(NO_PANGO) from problem
    return weasyprint


def _own_assets_only():
    """A fetcher that opens our built fonts and refuses every other address, file or web."""
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    class OwnAssetsOnly(URLFetcher):
        def fetch(self, url, headers=None):
            name = PurePosixPath(url.removeprefix(ASSETS))
            if not url.startswith(ASSETS) or name.is_absolute() or ".." in name.parts:
                raise FatalURLFetchingError(f"A report may not load {url}")
            path = settings.BUILT_ASSETS / "portal" / name
            return URLFetcherResponse(url, path.read_bytes())

    return OwnAssetsOnly()


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
