"""The papers of a consultation: what may be added, and who may have it."""

import io
import zipfile

import pytest
from django.urls import reverse

from base.core.audience import Role
from participation.programme.consultations.models import Paper
from tests.factories.activities import make_consultation
from tests.factories.people import make_joined_customer, make_user

from .pages import PDF, a_pdf, page_of, paper_for, shown_at

pytestmark = pytest.mark.django_db


def test_a_paper_is_added_once_however_often_it_is_sent(client, morag):
    consultation = make_consultation()
    address = page_of("papers", consultation)
    token = str(client.get(address).context["form"]["form_token"].value())

    for _ in range(2):
        client.post(address, {"title": "The three options", "file": a_pdf(), "form_token": token})

    paper = Paper.objects.get()
    assert (paper.kind, paper.size) == ("PDF", len(PDF))
    assert "The three options" in shown_at(client, address)


def docx(*names):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        for name in names:
            packed.writestr(name, "x")
    return file.getvalue()


@pytest.mark.parametrize(
    ("file", "message"),
    [
        (a_pdf("virus.pdf", b"MZ\x90\x00 a program"), "The file must be a PDF"),
        (a_pdf("page.html", b"<script>alert(1)</script>"), "The file must be a PDF"),
        (a_pdf("rent.svg", b"<svg onload='alert(1)'/>"), "The file must be a PDF"),
        (a_pdf("rent.docx", docx("nothing.txt")), "The file must be a PDF"),
        (a_pdf("rent.pdf", b""), "The file is empty"),
        (a_pdf("no ending"), "The file must be a PDF"),
        (a_pdf("big.pdf", PDF + b"x" * 2000), "must be smaller than"),
        (None, "The file"),
    ],
)
def test_a_file_that_is_not_a_paper_is_refused(client, morag, settings, file, message):
    settings.MAX_UPLOAD_BYTES = 1500
    consultation = make_consultation()
    answers = {"title": "Kept title"} | ({"file": file} if file else {})

    shown = client.post(page_of("papers", consultation), answers).content.decode()

    assert "There is a problem" in shown
    assert message in shown
    assert "Kept title" in shown
    assert not Paper.objects.exists()


def download(client, paper):
    return client.get(reverse("consultations:paper", args=[paper.consultation.slug, paper.pk]))


def test_a_paper_is_a_download_that_runs_nothing(client):
    response = download(client, paper_for(make_consultation()))

    assert b"".join(response.streaming_content) == PDF
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'attachment; filename="rent-the-options-2027.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"


def test_papers_of_an_unpublished_consultation_are_for_staff_alone(client):
    paper = paper_for(make_consultation(published_at=None))
    assert download(client, paper).status_code == 404

    client.force_login(make_joined_customer().user)
    assert download(client, paper).status_code == 404

    client.force_login(make_user(Role.STAFF))
    response = download(client, paper)
    assert b"".join(response.streaming_content) == PDF


def test_a_paper_is_not_reached_by_the_address_of_another_consultation(client):
    paper = paper_for(make_consultation(published_at=None))
    open_one = make_consultation()

    response = client.get(reverse("consultations:paper", args=[open_one.slug, paper.pk]))

    assert response.status_code == 404


def test_a_removed_paper_takes_its_file_with_it(client, morag, django_capture_on_commit_callbacks):
    paper = paper_for(make_consultation())
    store, name = paper.file.storage, paper.file.name
    with django_capture_on_commit_callbacks(execute=True):
        client.post(page_of("remove_paper", paper.consultation, paper.pk))

    assert not Paper.objects.exists()
    assert not store.exists(name)
