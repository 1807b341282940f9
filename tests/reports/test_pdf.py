"""The PDF itself: tagged, named, in its own fonts, large enough, and the same as page and dashboard."""

import io
import re
from itertools import cycle, pairwise

import pikepdf
import pytest
from django.core.management import call_command
from django.db import transaction
from django.template.loader import render_to_string
from pdfua import validate
from pypdf import PdfReader
from weasyprint.urls import FatalURLFetchingError

from base.core.brand import current_brand, current_colours
from base.core.colours import WHITE, contrast
from base.core.pdf import ASSETS
from base.core.periods import FinancialYear
from reports.documents import finish_pdf, report_html, write_pdf
from reports.frozen import freeze, thaw
from reports.shapes import Report
from tests.factories.many import make_many
from tests.factories.reports import (
    LAST_YEAR,
    impact_of,
    make_report,
    make_small_year,
    save_contribution,
)
from tests.paper import LONG_ADDRESS, LONG_WORD, SCRIPTS, off_the_paper, times_said

SMALLEST_PT = 12


@pytest.fixture(scope="module")
def built(django_db_setup, django_db_blocker) -> tuple[Report, bytes]:
    """A full report of an association of 300, laid out once for every look at it below."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_lookups", verbosity=0)
        make_many(customers=300, engagements=900, year=LAST_YEAR)
        report = impact_of(LAST_YEAR)
        transaction.set_rollback(True)
    return report, finish_pdf(write_pdf(report_html(report, number=1)))


@pytest.fixture(scope="module")
def pdf(built):
    with pikepdf.open(io.BytesIO(built[1])) as opened:
        yield opened


@pytest.fixture(scope="module")
def text(built) -> str:
    reader = PdfReader(io.BytesIO(built[1]))
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in reader.pages))


def tags(element, wanted: str):
    for child in element.K if isinstance(element.get("/K"), pikepdf.Array) else [element.get("/K")]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            if str(child.S) == wanted:
                yield child
            yield from tags(child, wanted)


def test_it_is_tagged_and_says_its_language_and_title(pdf):
    assert pdf.Root.MarkInfo.Marked
    assert "/StructTreeRoot" in pdf.Root
    assert str(pdf.Root.Lang) == "en-GB"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    with pdf.open_metadata() as metadata:
        assert "What changed because you took part" in metadata["dc:title"]
        assert metadata["pdfuaid:part"] == "1"


def test_each_header_cell_says_which_way_it_points(pdf):
    scopes = [str(cell.A.Scope) for cell in tags(pdf.Root.StructTreeRoot, "/TH")]

    assert {"/Column", "/Row"} == set(scopes)


def test_each_chart_has_words_in_its_place(pdf):
    figures = list(tags(pdf.Root.StructTreeRoot, "/Figure"))

    assert len(figures) >= 9
    assert all(str(figure.Alt).startswith("Bar chart: ") for figure in figures)


def test_headings_follow_each_other_without_a_gap(pdf):
    def headings(element):
        kids = element.get("/K")
        for child in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(child, pikepdf.Dictionary) and "/S" in child:
                if re.fullmatch(r"/H[1-6]", str(child.S)):
                    yield int(str(child.S)[2])
                yield from headings(child)

    levels = list(headings(pdf.Root.StructTreeRoot))
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_its_bookmarks_are_the_questions(pdf):
    with pdf.open_outline() as outline:
        (cover,) = outline.root
        titles = [item.title for item in cover.children]

    assert "1. What changed because people spoke?" in titles
    assert "12. Who wants to do more?" in titles


def test_each_page_but_the_cover_says_which_it_is(built):
    reader = PdfReader(io.BytesIO(built[1]))
    pages = [page.extract_text() for page in reader.pages]

    assert "Page" not in pages[0]
    for number, page in enumerate(pages[1:], start=2):
        assert f"Page {number} of {len(pages)}" in page


def test_every_font_is_ours_and_comes_with_it(pdf):
    fonts = {
        str(font.BaseFont): font.DescendantFonts[0].FontDescriptor
        for page in pdf.pages
        for font in page.Resources.get("/Font", pikepdf.Dictionary()).values()
    }

    assert all("Atkinson-Hyperlegible-Next" in name for name in fonts), list(fonts)
    assert all(
        "/FontFile2" in descriptor or "/FontFile3" in descriptor for descriptor in fonts.values()
    )


def test_nothing_is_smaller_than_12_point(pdf):
    """Every size of every text, in charts and margins too, read from the pages as they are drawn."""
    sizes = {size for page in pdf.pages for size in text_sizes(page)}

    assert min(sizes) >= SMALLEST_PT - 0.01


def test_every_word_stands_out_from_its_paper(settings):
    """WCAG 2.2 AA: 4.5 to 1 on white, on our sand, and on the ink of the cover."""
    ours = current_colours()
    css = render_to_string("reports/print.css", {"brand": current_brand(), "assets": ""})
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", css)
    written = [
        (selector.strip(), colour)
        for selector, rule in rules
        for colour in re.findall(r"(?<![\w-])color: (#\w{6})", rule)
    ]
    assert len(written) > 8

    for selector, colour in written:
        papers = [ours["ink"]] if "cover" in selector else [WHITE, ours["sand"]]
        for paper in papers:
            assert contrast(colour, paper) >= 4.5, f"{selector}: {colour} on {paper}"


def text_sizes(page):
    """The height of letters as drawn: font size times text matrix times the page's own scaling."""
    scale, kept, font, matrix = pikepdf.Matrix(), [], 0.0, pikepdf.Matrix()
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "q":
                kept.append(scale)
            case "Q":
                scale = kept.pop()
            case "cm":
                scale = pikepdf.Matrix(tuple(map(float, operands))) @ scale
            case "Tf":
                font = float(operands[1])
            case "Tm":
                matrix = pikepdf.Matrix(tuple(map(float, operands)))
            case "Tj" | "TJ":
                drawn = matrix @ scale
                yield font * (drawn.b**2 + drawn.d**2) ** 0.5 if drawn.b else abs(font * drawn.d)


#: Fields of a report that hold what somebody has typed.
TYPED = {
    *("said", "answer", "proof", "area", "activity", "title", "name", "decision", "what_changed"),
    *("author", "author_role", "text"),
}


def as_typed_by(somebody, value, name=""):
    """What is frozen of a report, with other words in every place where people's own words stand."""
    if isinstance(value, dict):
        return {key: as_typed_by(somebody, item, key) for key, item in value.items()}
    if isinstance(value, list):
        return [as_typed_by(somebody, item, name) for item in value[:2]]
    return somebody(value) if name in TYPED and value else value


def a_small_year(manager) -> Report:
    make_small_year()
    words = {"author": "Jo", "author_role": "Tenant", "text": "Words.", "by": manager}
    save_contribution(year=LAST_YEAR, part="customer_voice", **words)
    return impact_of(LAST_YEAR)


def test_no_word_and_no_address_runs_off_the_paper(db, manager):
    report = a_small_year(manager)
    typed = as_typed_by(lambda words: f"{words} {LONG_WORD} {LONG_ADDRESS}", freeze(report))
    css = render_to_string("reports/print.css", {"brand": current_brand(), "assets": ASSETS})

    html = report_html(thaw(type(report), typed), number=1, correction=LONG_ADDRESS)

    assert html.count(LONG_WORD) > 10
    assert off_the_paper(html, css) == []


def test_no_figure_is_broken_in_the_middle(db):
    css = render_to_string("reports/print.css", {"brand": current_brand(), "assets": ASSETS})
    values = ("£124,705.43", "11,691.5", "£126.17")
    boxes = [
        render_to_string("reports/parts/_figure.html", {"value": value, "words": "of this year"})
        for value in values
    ]
    html = f'<ul class="portal-figures">{"".join(boxes)}</ul>'

    [page] = PdfReader(io.BytesIO(write_pdf(html))).pages

    assert all(value in page.extract_text() for value in values)
    assert off_the_paper(html, css) == []


def test_every_script_is_printed_and_read_aloud_as_it_was_typed(db, manager):
    report = a_small_year(manager)
    typed_next = cycle(SCRIPTS.values())
    typed = as_typed_by(lambda _: next(typed_next), freeze(report))

    pdf = finish_pdf(write_pdf(report_html(thaw(type(report), typed), number=1)))

    unsaid = {script for script, words in SCRIPTS.items() if not times_said(words, pdf)}
    assert unsaid == set()


def test_it_passes_the_checks_of_pdf_ua_that_a_tool_can_make(built, tmp_path):
    file = tmp_path / "report.pdf"
    file.write_bytes(built[1])

    assert validate(str(file)).findings == ()


def test_its_text_has_the_figures_of_the_report(built, text):
    report = built[0]

    for sentence in report.opening:
        assert sentence in text
    assert report.people.answer in text
    assert report.costs.answer in text


def test_page_pdf_and_dashboard_agree(client, manager):
    """The same measures for the year that runs, as the three of them print them."""
    this_year = FinancialYear.current().start_year
    make_many(customers=60, engagements=300, year=this_year)
    edition = make_report(this_year, by=manager)
    client.force_login(manager)
    dashboard = client.get("/staff/").content.decode()
    page = client.get(edition.get_absolute_url()).content.decode()
    with edition.file.open() as file:
        printed = " ".join(page.extract_text() for page in PdfReader(file).pages)
    report = impact_of(this_year)

    for figure in (
        f"{report.people.unique.this:,}",
        f"{report.people.times.this:,}",
        f"£{report.costs.each_time.this:,.2f}",
    ):
        assert figure in dashboard
        assert figure in page
        assert figure in printed


def test_contributed_words_are_in_it_and_a_missing_part_is_left_out(db, manager):
    save_contribution(
        year=LAST_YEAR,
        part="customer_voice",
        author="Seán Ó Súilleabháin",
        author_role="Tenant, Mill Lane",
        text="I joined because a letter made me angry.\n\n<b>Now I read them first.</b>",
        by=manager,
    )
    make_small_year()

    html = report_html(impact_of(LAST_YEAR), number=1)

    assert "Seán Ó Súilleabháin" in html
    assert "&lt;b&gt;Now I read them first." in html
    assert "Foreword" not in html


@pytest.mark.parametrize(
    "address",
    [
        "http://elsewhere.example/spy.png",
        "file:///etc/passwd",
        "portal-asset:../../manage.py",
        "portal-asset:/etc/passwd",
    ],
)
def test_it_may_load_nothing_but_our_own_assets(address):
    with pytest.raises(FatalURLFetchingError):
        write_pdf(f'<html lang="en"><title>x</title><body><img alt="" src="{address}">')
