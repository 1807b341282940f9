"""A workbook of complaint figures that would take the worker down is refused in words, before it is unpacked."""

import io

import openpyxl
import pytest

from base.core.refused import Refused
from participation.steering.complaint_figures.reading import read_file
from tests.imports.test_workbooks import packed, parts_of

SHEET = "xl/worksheets/sheet1.xml"
LINE = ["2026-10", "Repairs", "1", 14, 13]
MANY = "".join(f'<c t="inlineStr"><is><t>M{n}</t></is></c>' for n in range(16_000))
HEAD = ["Month", "Service", "Stage", "Received", "Answered"]


def workbook(*lines: list) -> bytes:
    book = openpyxl.Workbook()
    for line in lines:
        book.active.append(line)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def changed(part: str, old: str, new: str) -> bytes:
    parts = parts_of(workbook(HEAD, LINE))
    return packed({**parts, part: parts[part].decode().replace(old, new, 1)})


def told(content: bytes) -> str:
    with pytest.raises(Refused) as refusal:
        read_file(io.BytesIO(content))
    return str(refusal.value)


@pytest.mark.parametrize(
    ("make", "problem"),
    [
        (lambda: changed(SHEET, "</sheetData>", f"</sheetData>{' ' * 9_000_000}"), "unpacks to"),
        (
            lambda: changed(
                SHEET, "</sheetData>", f"{'<row><c><v>1</v></c></row>' * 10**6}</sheetData>"
            ),
            "unpacks to",
        ),
        (lambda: changed(SHEET, "</row>", f"{MANY}</row>"), "200 columns"),
        (lambda: workbook(HEAD, [*LINE[:3], "=7+7", 3]), "not a whole number"),
    ],
    ids=["a bomb", "a million rows", "16,000 columns", "a formula"],
)
def test_a_hostile_workbook_is_refused_in_words(make, problem):
    assert problem in told(make())


def test_what_a_workbook_links_to_elsewhere_is_never_fetched():
    link = (
        '<Relationship Id="x9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
        'Target="http://127.0.0.1:1/sheet.xml" TargetMode="External"/></Relationships>'
    )

    lines = read_file(io.BytesIO(changed("xl/_rels/workbook.xml.rels", "</Relationships>", link)))

    assert [one.received for one in lines] == [14]
