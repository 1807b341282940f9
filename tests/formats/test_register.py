"""The register of documents: what can be had in which format and language."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from base.core.models import Fact
from participation.messages.formats.models import Document, Version
from tests.factories.formats import format_option, make_document

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7 made for a test"


def html(response) -> str:
    return response.content.decode()


def main(response) -> str:
    return html(response).split("<main")[1].split("</main>")[0]


def test_it_says_of_each_document_what_it_can_be_had_in(client):
    handbook = make_document()
    Version.objects.create(document=handbook, format=format_option("braille"))
    Version.objects.create(document=handbook, language="pl")
    Version.objects.create(
        document=handbook, format=format_option("bsl"), link="https://films.example/handbook"
    )

    page = main(client.get("/documents/"))

    assert (
        "We make it when you ask, in: Usual print, English; Braille; Usual print, Polski (Polish)."
        in page
    )
    assert page.count("we make it when you ask") + page.count("We make it when you ask") == 1
    assert 'href="https://films.example/handbook"' in page
    assert f"/another-format/?document={handbook.pk}" in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("?format={braille}", ["Tenant handbook"]),
        ("?language=pl", ["How to complain"]),
        ("?format={braille}&language=pl", []),
        ("?title=complain", ["How to complain"]),
        ("?title=COMPLÁIN+how", ["How to complain"]),
        ("?format=nonsense&language=xx", ["How to complain", "Tenant handbook"]),
    ],
)
def test_it_is_searched_by_format_language_and_title(client, asked, found):
    Version.objects.create(document=make_document(), format=format_option("braille"))
    Version.objects.create(document=make_document("How to complain"), language="pl")

    response = client.get("/documents/" + asked.format(braille=format_option("braille").pk))

    assert [str(document) for document in response.context["documents"]] == found


def test_many_documents_cost_no_more_queries(client, django_assert_max_num_queries):
    for number in range(15):
        Version.objects.create(
            document=make_document(f"Leaflet {number}"), format=format_option("audio")
        )

    with django_assert_max_num_queries(5):
        client.get("/documents/")


def test_staff_keep_it_with_its_versions(client, morag):
    said = {"title": "Tenant handbook", "kind": "handbook", "address": "/complaints/"}
    day = {"published_on_0": 1, "published_on_1": 4, "published_on_2": 2026}
    client.post("/staff/documents/new/", {**said, **day})
    handbook = Document.objects.get()
    file = SimpleUploadedFile("large.pdf", PDF)
    client.post(
        f"/staff/documents/{handbook.pk}/",
        {"format": format_option("large_print").pk, "language": "en", "file": file},
    )

    version = handbook.versions.get()
    client.logout()
    download = client.get(f"/documents/files/{version.pk}/")

    assert str(version) == "Large print"
    assert b"".join(download.streaming_content) == PDF
    assert "attachment" in download["Content-Disposition"]
    assert set(Fact.objects.about(handbook).values_list("what", flat=True)) == {
        "document_added",
        "version_added",
    }


def test_there_is_one_version_in_each_format_and_language(client, morag):
    handbook = make_document()

    page = html(client.post(f"/staff/documents/{handbook.pk}/", {"format": "", "language": "en"}))

    assert "There is a version in this format and language already" in page
    assert handbook.versions.count() == 1


def test_a_version_is_removed(client, morag):
    version = make_document().versions.get()

    client.post(reverse("formats:remove_version", args=[version.document_id, version.pk]))

    assert not Version.objects.exists()


@pytest.mark.parametrize("address", ["javascript:alert(1)", "//evil.example", "rent"])
def test_an_address_is_a_page_of_ours_or_a_whole_one(client, morag, address):
    said = {"title": "Rent", "kind": "leaflet", "address": address}
    day = {"published_on_0": 1, "published_on_1": 4, "published_on_2": 2026}

    page = html(client.post("/staff/documents/new/", {**said, **day}))

    assert "Enter a page of this site, beginning with /" in page
    assert not Document.objects.exists()


def test_a_withdrawn_document_is_for_staff_alone(client, morag):
    handbook = make_document()
    Version.objects.filter(document=handbook).update(file="documents/2026/gone.pdf")

    client.post(f"/staff/documents/{handbook.pk}/withdraw/")
    client.logout()

    assert client.get(handbook.get_absolute_url()).status_code == 404
    assert client.get(f"/documents/files/{handbook.versions.get().pk}/").status_code == 404
    assert "Tenant handbook" not in main(client.get("/documents/"))


def test_a_document_is_on_the_worklist_when_its_review_is_due(client, morag):
    today = timezone.localdate()
    due = make_document(review_on=today, published_on=today - dt.timedelta(days=365))
    make_document("New", review_on=today + dt.timedelta(days=1), published_on=today)

    page = html(client.get("/staff/"))

    assert f"/staff/documents/{due.pk}/" in page
    assert "Look again at: New" not in page
