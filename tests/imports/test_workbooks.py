"""Workbooks: the sheet that people see is read, and no part of one, damaged or packed to burst, does harm."""

import datetime as dt
import errno
import io
import tracemalloc
import zipfile

import openpyxl
import pytest

from base.core.refused import Refused
from participation.people.imports import work
from participation.people.imports.models import Import
from participation.people.imports.reading import look_at, open_rows, workbooks
from participation.people.imports.services import check_again, read_otherwise
from participation.people.imports.tasks import work_on_import
from tests.factories.lists import HEADINGS, JEAN, TAM, csv_list, uploaded, xlsx_list

pytestmark = pytest.mark.django_db


def packed(parts: dict[str, bytes | str], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", kind) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_sheets(**sheets: tuple[str, list[list]]) -> bytes:
    """Each with its state and its lines."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, (state, lines) in sheets.items():
        sheet = book.create_sheet(name)
        sheet.sheet_state = state
        for line in lines:
            sheet.append(line)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


OLD = ("hidden", [HEADINGS, JEAN])
TENANTS = ("visible", [["Tenancy report 27/11/2026"], [], HEADINGS, TAM])
COVER = ("visible", [["Printed for", "Morag"], ["On", "27/11/2026"]])


def test_the_first_sheet_that_is_seen_is_read_and_named_and_the_others_are_offered(client):
    imported = uploaded(with_sheets(Old=OLD, Tenants=TENANTS), name="list.xlsx")

    assert (imported.shape["sheet"], imported.samples[0][0]) == ("Tenants", "GH-2")
    client.force_login(imported.asked_by)
    page = client.get(f"{imported.get_absolute_url()}columns/").content.decode()
    assert "Read from the sheet “Tenants”, with the headings on line 3." in page
    assert "Old (hidden)" in page


def test_a_cover_is_passed_over_for_the_sheet_with_the_people():
    imported = uploaded(with_sheets(Cover=COVER, Tenants=TENANTS), name="list.xlsx")

    assert imported.shape["sheet"] == "Tenants"


def test_another_sheet_is_read_when_somebody_chooses_it(client):
    imported = uploaded(with_sheets(Old=OLD, Tenants=TENANTS), name="list.xlsx")
    client.force_login(imported.asked_by)

    client.post(f"{imported.get_absolute_url()}reading/", {"sheet": "Old"})
    work_on_import(imported.pk)

    imported.refresh_from_db()
    assert (imported.shape["sheet"], imported.samples[0][0]) == ("Old", "GH-1")


def test_where_the_chosen_sheet_has_nobody_another_can_be_chosen(client):
    imported = uploaded(with_sheets(Tenants=TENANTS, Empty=("visible", [])), name="list.xlsx")
    client.force_login(imported.asked_by)
    address = imported.get_absolute_url()

    client.post(f"{address}reading/", {"sheet": "Empty"})
    work_on_import(imported.pk)
    assert "There is nobody in the file" in client.get(address).content.decode()
    client.post(f"{address}reading/", {"sheet": "Tenants"})
    work_on_import(imported.pk)

    imported.refresh_from_db()
    assert imported.needs_columns


def test_a_list_in_a_workers_hands_is_not_read_in_another_way():
    imported = uploaded(xlsx_list(JEAN), name="list.xlsx")
    Import.objects.update(state=Import.State.CHECKING)

    with pytest.raises(Refused, match="being worked on"):
        read_otherwise(imported=imported, sheet="Sheet", by=imported.asked_by)


NAMES = 'xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
BY_HAND = {
    "_rels/.rels": '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="/book/b.xml"/>'
    "</Relationships>",
    "book/b.xml": f'<x:workbook {NAMES} xmlns:r="r"><x:workbookPr date1904="1"/><x:sheets>'
    '<x:sheet name="One" sheetId="1" r:id="s"/></x:sheets></x:workbook>',
    "book/_rels/b.xml.rels": '<Relationships><Relationship Id="s" Type="x/worksheet" Target="s.xml"/>'
    '<Relationship Id="t" Type="x/sharedStrings" Target="t.xml"/>'
    '<Relationship Id="f" Type="x/styles" Target="f.xml"/></Relationships>',
    "book/t.xml": f"<x:sst {NAMES}><x:si><x:t>Ref</x:t></x:si><x:si><x:t>Name</x:t></x:si>"
    "<x:si><x:r><x:t>Jean_x000D_</x:t></x:r><x:r><x:t> Orr</x:t></x:r><x:rPh><x:t>no</x:t></x:rPh></x:si>"
    "</x:sst>",
    "book/f.xml": f'<x:styleSheet {NAMES}><x:numFmts><x:numFmt numFmtId="164" formatCode="000000"/>'
    '</x:numFmts><x:cellStyleXfs><x:xf numFmtId="14"/></x:cellStyleXfs><x:cellXfs><x:xf numFmtId="0"/>'
    '<x:xf numFmtId="14"/><x:xf numFmtId="164"/></x:cellXfs></x:styleSheet>',
    "book/s.xml": f'<x:worksheet {NAMES}><x:sheetData><x:row r="2"><x:c r="A2" t="s"><x:v>0</x:v></x:c>'
    '<x:c r="B2" t="s"><x:v>1</x:v></x:c></x:row><x:row><x:c s="2"><x:v>123</x:v></x:c>'
    '<x:c t="s"><x:v>2</x:v></x:c><x:c r="E3" s="1"><x:v>1.0</x:v></x:c>'
    "<x:c><x:f>A1+1</x:f><x:v>7</x:v></x:c><x:c t='b'><x:v>1</x:v></x:c><x:c t='e'><x:v>#N/A</x:v></x:c>"
    "<x:c t='inlineStr'><x:is><x:t>here</x:t></x:is></x:c><x:c><x:v>2.5</x:v></x:c></x:row>"
    "</x:sheetData></x:worksheet>",
}


def test_cells_are_read_as_they_are_seen_whatever_program_wrote_the_workbook():
    file = io.BytesIO(packed(BY_HAND))

    look = look_at(file)
    (line,) = open_rows(file, look.shape, lambda part: None)

    assert (look.headings, look.shape.headings_on) == (["Ref", "Name"], 2)
    seen = ["000123", "Jean\r Orr", None, None, dt.datetime(1904, 1, 2)]  # noqa: DTZ001
    assert line == (3, [*seen, "=A1+1", True, "#N/A", "here", 2.5])


MEGABYTE = 1024 * 1024


def grown(part: str, old: str, new: str) -> bytes:
    return packed(BY_HAND | {part: BY_HAND[part].replace(old, new, 1)})


@pytest.mark.parametrize(
    "content",
    [
        grown("book/f.xml", "</x:cellXfs>", '<x:xf numFmtId="0"/>' * 150_000 + "</x:cellXfs>"),
        packed(BY_HAND | {f"more/{n}": "" for n in range(5000)}),
        packed(BY_HAND | {"media/image": bytes(5 * MEGABYTE)}),
    ],
    ids=["packed to burst", "parts without end", "nothing but zeros"],
)
def test_a_part_that_unpacks_to_far_too_much_is_not_unpacked(content):
    with pytest.raises(Refused, match="unpacks to far more"):
        look_at(io.BytesIO(content))


@pytest.mark.parametrize(
    "most", ["MOST_TEXTS", "MOST_OF_A_SHEET", "MOST_OF_ANOTHER", "MOST_UNPACKED", "MOST_PARTS"]
)
def test_every_part_is_held_to_a_size(monkeypatch, most):
    monkeypatch.setattr(workbooks, most, 5)

    with pytest.raises(Refused, match="unpacks to far more"):
        look_at(io.BytesIO(packed(BY_HAND)))


def test_what_is_not_asked_for_takes_no_memory():
    """As a table of styles that was written without end."""
    styles = "".join(f'<x:xf numFmtId="{n % 150}" a="{n * 7919}"/>' for n in range(60_000))
    file = io.BytesIO(grown("book/f.xml", "</x:cellXfs>", f"</x:cellXfs><x:dxfs>{styles}</x:dxfs>"))

    tracemalloc.start()
    look_at(file)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert most < MEGABYTE


@pytest.mark.parametrize(
    "content",
    [
        packed({name: part for name, part in BY_HAND.items() if name != "book/s.xml"}),
        packed({name: part for name, part in BY_HAND.items() if name != "book/t.xml"}),
        grown("book/s.xml", "</x:sheetData>", ""),
        grown("book/s.xml", "<x:v>0</x:v>", "<x:v>99</x:v>"),
        grown("book/s.xml", "<x:row>", '<x:row r="2000000000">'),
        grown("book/s.xml", "<x:v>2.5</x:v>", "<x:v>two</x:v>"),
        grown("book/f.xml", "<x:numFmts>", "<!DOCTYPE x><x:numFmts>"),
        packed(BY_HAND, zipfile.ZIP_LZMA),
        b"PK\x03\x04 and no more",
    ],
    ids=[
        *("no sheet", "no texts", "a tag that is not closed", "a text that is not there"),
        *("a row far below", "no number", "a document type", "packed oddly", "no archive"),
    ],
)
def test_a_damaged_part_is_damaged_and_nothing_worse(content):
    file = io.BytesIO(content)

    with pytest.raises(Refused, match="damaged, cut off or locked"):
        list(open_rows(file, look_at(file).shape, lambda part: None))


def test_a_file_that_is_not_there_any_more_is_said_in_plain_words():
    imported = uploaded(csv_list(JEAN))
    imported.file.storage.delete(imported.file.name)
    Import.objects.update(state=Import.State.FAILED)

    check_again(imported=imported, by=imported.asked_by)
    work_on_import(imported.pk)

    imported.refresh_from_db()
    assert imported.error == "The file of this list is not there any more. Upload it again."


def full(*_, **__):
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_at_the_upload_is_said_and_leaves_no_half_file(client, monkeypatch, tmp_path):
    def half(self, name, content):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_bytes(b"half")
        full()

    monkeypatch.setattr("django.core.files.storage.FileSystemStorage._save", half)

    with pytest.raises(Refused, match="could not be kept: there may be no room left"):
        uploaded(csv_list(JEAN))

    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
    assert not Import.objects.exists()


def test_a_full_disk_in_the_middle_of_the_work_is_said(monkeypatch):
    imported = uploaded(csv_list(JEAN))
    monkeypatch.setattr(work, "look_at", full)
    Import.objects.update(state=Import.State.ARRIVED)

    work_on_import(imported.pk)

    imported.refresh_from_db()
    assert "There is no room left where the portal keeps its files" in imported.error
