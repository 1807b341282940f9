"""Papers of a meeting as they are bound into its copies, and as they stay once its minutes are approved."""

import io

import pikepdf
import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from pypdf import PdfReader

from base.core.refused import Refused
from participation.programme.workspaces import bound_papers
from participation.programme.workspaces.bound_papers import bound
from participation.programme.workspaces.copying import on_paper
from participation.programme.workspaces.models import GroupPaper, MeetingCopy
from participation.programme.workspaces.services import add_paper, approve_minutes, remove_paper
from tests.factories.workspaces import drafted, held, make_meeting, make_panel, member

pytestmark = pytest.mark.django_db


@pytest.fixture
def panel():
    return make_panel()


@pytest.fixture
def meeting(panel):
    return make_meeting(panel, days=5)


def a_pdf(pages: int, *, width: int = 400, lock: bool = False) -> bytes:
    """With a script that runs when a page is opened, as nobody should have it from us."""
    with pikepdf.new() as pdf:
        for _ in range(pages):
            page = pdf.add_blank_page(page_size=(width, 500))
            page["/AA"] = pikepdf.Dictionary(
                O=pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
            )
        out = io.BytesIO()
        pdf.save(out, encryption=pikepdf.Encryption(user="u", owner="o") if lock else False)
    return out.getvalue()


def a_picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (60, 40), "red").save(out, "PNG")
    return out.getvalue()


def put(meeting, title: str, content: bytes, end: str = "pdf") -> GroupPaper:
    return GroupPaper.objects.create(
        group=meeting.group,
        meeting=meeting,
        title=title,
        file=ContentFile(content, name=f"paper.{end}"),
        size=len(content),
        added_by=meeting.planned_by,
    )


def test_pdfs_and_pictures_are_bound_in_and_the_rest_is_told_in_words(meeting):
    put(meeting, "Figures", a_pdf(2))
    put(meeting, "The stair", a_picture(), "png")
    put(meeting, "Letter", b"PK", "docx")
    put(meeting, "Secret", a_pdf(1, lock=True))
    put(meeting, "Broken", b"%PDF-1.7 torn")
    put(meeting, "Plan", a_pdf(1, width=900))

    made = on_paper(meeting, MeetingCopy.Kind.PACK)
    pages = PdfReader(io.BytesIO(made)).pages
    first = " ".join(pages[0].extract_text().split())

    widths = [int(page.mediabox.width) for page in pages]
    assert widths == [595, 595, 400, 400, 595, 595, 900]
    assert "Only PDFs and pictures can be bound in" in first
    assert "locked with a password" in first
    assert "damaged and cannot be opened" in first
    assert "Paper 2: The stair" in pages[4].extract_text()
    assert b"app.alert" not in made
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert "pdfuaid:part" not in pdf.open_metadata()


def test_what_would_make_a_copy_too_long_or_too_large_is_told_and_the_others_are_bound_in(
    meeting, monkeypatch
):
    put(meeting, "Long", a_pdf(4))
    put(meeting, "Short", a_pdf(2))
    papers = list(GroupPaper.objects.marked().order_by("pk"))

    monkeypatch.setattr(bound_papers, "MOST_PAGES", 3)
    assert [bool(one.why_not) for one in bound(papers)] == [True, False]
    monkeypatch.setattr(bound_papers, "MOST_BYTES", 10)
    assert {one.why_not for one in bound(papers)} == {bound_papers.TOO_LARGE}


def test_papers_stay_as_the_minutes_were_approved_with_and_a_later_one_says_so(client, panel):
    amina, tam = member(panel, "Amina Hussain").user, member(panel, "Tam Rennie").user
    meeting = held(panel)
    file = SimpleUploadedFile("figures.pdf", b"%PDF-1.7 made for a test")
    before = add_paper(group=panel, meeting=meeting, title="Figures", file=file, by=tam)
    approve_minutes(minutes=drafted(meeting), at=held(panel, days=-1), by=amina)

    with pytest.raises(Refused, match="papers stay as they are"):
        remove_paper(paper=before, by=amina)
    file.seek(0)
    later = add_paper(group=panel, meeting=meeting, title="Figures again", file=file, by=tam)

    client.force_login(amina)
    page = " ".join(client.get(meeting.get_absolute_url()).content.decode().split())
    assert page.count("Added later") == 1
    assert "by Tam Rennie, after the minutes were approved." in page
    assert [one.is_later for one in bound(meeting.papers.marked().order_by("pk"))] == [False, True]
    remove_paper(paper=later, by=tam)
