"""Documents for paper: one HTML document and its style become a tagged PDF (PDF/UA-1).

WeasyPrint lays it out; a short pass with pikepdf then says which way each header cell of a table
points, which WeasyPrint leaves out and PDF/UA asks for.
"""

import io
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

import pikepdf
from django.conf import settings
from django.contrib.staticfiles import finders

from . import pdf_letters
from .refused import Refused

#: What a style puts before the name of a font of ours: ``url("portal-asset:fonts/….woff2")``.
ASSETS = "portal-asset:"
#: What a document puts before the name of a picture that it is given: ``src="portal-picture:…"``.
PICTURES = "portal-picture:"
#: The landlord's logo, for ``url("portal-asset:logo")``.
LOGO = f"{ASSETS}logo"
NO_PANGO = (
    "The PDF needs Pango, which is not on this machine. On Debian or Ubuntu: "
    "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
)


def pdf_of(html: str, *, css: str, pictures: Mapping[str, bytes] | None = None) -> bytes:
    """A finished PDF. The document may load our own fonts, the logo, these pictures and nothing else."""
    return finish_pdf(lay_out(html, css=css, pictures=pictures))


class Bundle:
    """Many documents bound into one PDF. Each style, and the fonts, are read once for all of them."""

    def __init__(self, *, css: str):
        self.weasyprint = _weasyprint()
        self.fonts = self.weasyprint.text.fonts.FontConfiguration()
        self.css = css
        self.styles: dict[str, Any] = {}
        self.documents: list[Any] = []

    def add(self, html: str, *, css: str = "", pictures: Mapping[str, bytes] | None = None) -> int:
        """How many pages it takes. In the style of the bundle, or in one of its own."""
        document = self.weasyprint.HTML(
            string=html, url_fetcher=_own_assets_only(pictures or {})
        ).render(
            stylesheets=[self.style(css or self.css)],
            font_config=self.fonts,
            pdf_variant="pdf/ua-1",
        )
        self.documents.append(document)
        return len(document.pages)

    def style(self, css: str) -> Any:
        if css not in self.styles:
            self.styles[css] = self.weasyprint.CSS(
                string=css, url_fetcher=_own_assets_only(), font_config=self.fonts
            )
        return self.styles[css]

    def pdf(self) -> bytes:
        first, *_ = self.documents
        pages = [page for document in self.documents for page in document.pages]
        return finish_pdf(first.copy(pages).write_pdf(pdf_variant="pdf/ua-1"))


def lay_out(html: str, *, css: str, pictures: Mapping[str, bytes] | None = None) -> bytes:
    """Not finished yet. ``pictures`` are those that the document may show, by their names."""
    weasyprint = _weasyprint()
    fetcher = _own_assets_only(pictures or {})
    fonts = weasyprint.text.fonts.FontConfiguration()
    return weasyprint.HTML(string=html, url_fetcher=fetcher).write_pdf(
        stylesheets=[weasyprint.CSS(string=css, url_fetcher=fetcher, font_config=fonts)],
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


@cache
def _weasyprint():
    """Imported when it is needed: without Pango the import itself fails."""
    try:
        import weasyprint
        import weasyprint.text.fonts
    except OSError as problem:
        raise Refused(NO_PANGO) from problem
    pdf_letters.teach()
    return weasyprint


def _own_assets_only(pictures: Mapping[str, bytes] | None = None):
    """A fetcher that opens our built fonts, the logo and the pictures it is given, and refuses every
    other address, file or web.
    """
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    class OwnAssetsOnly(URLFetcher):
        def fetch(self, url, headers=None):
            if url == LOGO and (logo := finders.find(settings.BRAND_LOGO)):
                return URLFetcherResponse(url, Path(logo).read_bytes())
            if pictures and url.startswith(PICTURES):
                given = pictures.get(url.removeprefix(PICTURES))
                if given is not None:
                    return URLFetcherResponse(url, given)
            name = PurePosixPath(url.removeprefix(ASSETS))
            if not url.startswith(ASSETS) or name.is_absolute() or ".." in name.parts:
                raise FatalURLFetchingError(f"A document may not load {url}")
            path = settings.BUILT_ASSETS / "portal" / name
            return URLFetcherResponse(url, path.read_bytes())

    return OwnAssetsOnly()
