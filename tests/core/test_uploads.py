import io
import zipfile

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile

from base.core.uploads import UploadField


class OneFile(forms.Form):
    paper = UploadField()


def archive(**parts: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as zipped:
        for name, content in parts.items():
            zipped.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return made.getvalue()


def sent(name: str, content: bytes) -> OneFile:
    return OneFile({}, {"paper": SimpleUploadedFile(name, content, content_type="text/html")})


GOOD = [
    ("minutes.pdf", b"%PDF-1.7 ...", "application/pdf"),
    ("a.docx", archive(word__document_xml="<w/>"), "wordprocessingml.document"),
    ("a.xlsx", archive(xl__workbook_xml="<x/>"), "spreadsheetml.sheet"),
    ("a.odt", archive(mimetype="application/vnd.oasis.opendocument.text"), "opendocument.text"),
]
BAD = [
    ("page.html", b"<script>"),
    ("page.pdf", b"<script>"),
    ("minutes.pdf", b"\x89PNG\r\n\x1a\n..."),
    ("a.docx", archive(xl__workbook_xml="<x/>")),
    ("a.docx", b"PK\x03\x04 broken"),
    ("noending", b"%PDF-1.7"),
]


@pytest.mark.parametrize(("name", "content", "kind"), GOOD)
def test_a_file_is_what_it_says_whatever_the_browser_called_it(name, content, kind):
    form = sent(name, content)

    assert form.is_valid(), form.errors
    assert form.cleaned_data["paper"].content_type.endswith(kind)
    assert form.cleaned_data["paper"].read() == content


@pytest.mark.parametrize(("name", "content"), BAD)
def test_a_file_that_is_something_else_is_refused(name, content):
    assert sent(name, content).errors["paper"][0].startswith("The file must be a PDF, Word")


def test_a_file_that_is_too_big_says_how_big_it_may_be(settings):
    settings.MAX_UPLOAD_BYTES = 1024

    message = sent("minutes.pdf", b"%PDF-" + b"x" * 2000).errors["paper"][0]

    assert message.replace("\xa0", " ") == "The file must be smaller than 1.0 KB"


def test_an_empty_file_says_so():
    assert sent("minutes.pdf", b"").errors["paper"] == ["The file is empty. Choose another one"]


@pytest.mark.django_db
def test_nobody_fills_the_disk_with_a_file_that_no_form_takes(client, settings):
    settings.MAX_REQUEST_BYTES = 2000

    response = client.post("/tell-us/", {"said": "Hello", "file": io.BytesIO(b"x" * 5000)})

    assert response.status_code == 400
    assert client.post("/tell-us/", {"said": "Hello"}).status_code == 200
