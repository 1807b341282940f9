"""A section that a customer wrote, as it stands in the report: on the page and in the PDF."""

import io

import pikepdf
import pytest
from PIL import Image
from pypdf import PdfReader

from base.core.audience import Role
from participation.records.erasing.services import erase_person
from tests.factories.people import make_customer, make_user
from tests.factories.reports import make_report
from tests.factories.written import RED, accept, hand_in, make_picture, make_section
from tests.reports.test_pdf import tags

pytestmark = pytest.mark.django_db


def test_words_picture_and_name_are_on_the_page_and_in_the_pdf(client, manager):
    accept(hand_in(make_section(), picture=make_picture(), named="Jean, Mill Lane"))

    edition = make_report(by=manager, published=True)
    page = client.get(edition.get_absolute_url()).content.decode()
    (picture,) = [one.picture for one in edition.report.by_customers.pieces]
    shown = client.get(f"{edition.get_absolute_url()}pictures/{picture.file}")
    with edition.file.open("rb") as opened:
        file = opened.read()

    assert f'src="pictures/{picture.file}" alt="A red door" width="60" height="40"' in page
    assert 'href="#by-customers-' in page
    red = Image.open(io.BytesIO(b"".join(shown.streaming_content))).getpixel((30, 20))
    assert red == pytest.approx(RED, abs=4)
    assert shown["Content-Type"] == "image/jpeg"
    text = " ".join(one.extract_text() for one in PdfReader(io.BytesIO(file)).pages)
    assert "It began with a door" in text
    assert "Jean, Mill Lane" in text
    with pikepdf.open(io.BytesIO(file)) as pdf:
        alts = [str(one.get("/Alt", "")) for one in tags(pdf.Root.StructTreeRoot, "/Figure")]
    assert "A red door" in alts


def test_a_published_report_keeps_its_picture_when_the_writer_is_erased(
    client, manager, quick_layout, django_capture_on_commit_callbacks
):
    jean = make_customer("Jean Reid")
    section = accept(hand_in(make_section(jean), picture=make_picture()))
    edition = make_report(by=manager, published=True)
    (piece,) = edition.report.by_customers.pieces

    with django_capture_on_commit_callbacks(execute=True):
        erase_person(customer=jean, by=manager, why="Asked by the person")

    section.refresh_from_db()
    assert (section.text, section.picture.name, section.state) == ("", "", "taken_back")
    address = f"{edition.get_absolute_url()}pictures/{piece.picture.file}"
    assert b"".join(client.get(address).streaming_content).startswith(b"\xff\xd8")


def test_erasing_its_writer_takes_it_out_of_a_report_that_is_not_published(manager, quick_layout):
    jean = make_customer("Jean Reid")
    accept(hand_in(make_section(jean)))
    edition = make_report(by=manager)

    erase_person(customer=jean, by=manager, why="Asked by the person")

    edition.refresh_from_db()
    assert edition.is_unfinished


def test_a_picture_of_a_report_that_is_not_published_is_for_its_early_readers(
    client, manager, quick_layout
):
    accept(hand_in(make_section(), picture=make_picture("door.png")))
    edition = make_report(by=manager)
    (piece,) = edition.report.by_customers.pieces
    address = f"{edition.get_absolute_url()}pictures/{piece.picture.file}"

    assert client.get(address).status_code == 404
    client.force_login(make_user(Role.BOARD))
    assert b"".join(client.get(address).streaming_content).startswith(b"\x89PNG")
    assert client.get(f"{edition.get_absolute_url()}pictures/other.png").status_code == 404
