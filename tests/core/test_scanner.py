"""Every upload is shown to the virus scanner, where there is one, before anything keeps it."""

import socket
import struct
import threading

import pytest
from django import forms
from django.conf import settings as django_settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import get_resolver

from base.core.uploads import SentFile, UploadField
from participation.people.imports.forms import ListField
from participation.reach.representation.forms import CountsField

PDF = b"%PDF-1.7 " + b"a rent increase " * 10_000
EICAR = b"%PDF-1.7 what a scanner calls harmful"


class Clamd:
    """Speaks as clamd does: takes INSTREAM, and answers by what it was sent."""

    def __init__(self, path):
        self.path, self.seen = path, []
        self.answer = lambda content: b"stream: OK\0"
        self.server = socket.socket(socket.AF_UNIX)
        self.server.bind(str(path))
        self.server.listen()
        self.thread = threading.Thread(target=self.serve)
        self.thread.start()

    def serve(self) -> None:
        while True:
            caller, _ = self.server.accept()
            with caller, caller.makefile("rb") as said:
                command = said.read(10)
                if command == b"goodbye...":
                    return
                assert command == b"zINSTREAM\0"
                content = b""
                while length := struct.unpack("!I", said.read(4))[0]:
                    content += said.read(length)
                self.seen.append(content)
                caller.sendall(self.answer(content))

    def stop(self) -> None:
        with socket.socket(socket.AF_UNIX) as last:
            last.connect(str(self.path))
            last.sendall(b"goodbye...")
        self.thread.join()
        self.server.close()


@pytest.fixture
def clamd(tmp_path, settings):
    scanner = Clamd(tmp_path / "clamd.sock")
    settings.CLAMD = f"unix://{scanner.path}"
    yield scanner
    scanner.stop()


def form_of(field: forms.FileField, name: str, content: bytes) -> forms.Form:
    made = type("OneFile", (forms.Form,), {"file": field})
    return made({}, {"file": SimpleUploadedFile(name, content)})


FIELDS = [(UploadField, "minutes.pdf"), (ListField, "list.csv"), (CountsField, "census.csv")]


@pytest.mark.parametrize(("field", "name"), FIELDS)
def test_the_scanner_sees_all_of_a_file_and_the_form_takes_it(clamd, field, name):
    form = form_of(field(), name, PDF)

    assert form.is_valid(), form.errors
    assert clamd.seen == [PDF]
    assert form.cleaned_data["file"].read() == PDF


@pytest.mark.parametrize(("field", "name"), FIELDS)
def test_what_the_scanner_finds_is_refused(clamd, field, name):
    clamd.answer = lambda content: b"stream: Eicar-Signature FOUND\0"

    form = form_of(field(), name, EICAR)

    assert form.errors["file"][0].startswith("Our virus scanner finds something harmful")


@pytest.mark.parametrize("answer", [b"INSTREAM size limit exceeded. ERROR\0", b""])
def test_what_the_scanner_could_not_look_at_is_not_taken(clamd, answer):
    clamd.answer = lambda content: answer

    assert "take none" in form_of(UploadField(), "minutes.pdf", PDF).errors["file"][0]


def test_while_the_scanner_is_away_no_file_is_taken(settings, tmp_path):
    settings.CLAMD = f"unix://{tmp_path}/nobody.sock"

    assert "Try again in a few minutes" in form_of(UploadField(), "a.pdf", PDF).errors["file"][0]


def test_where_no_scanner_is_set_files_are_taken():
    assert django_settings.CLAMD == ""
    assert form_of(UploadField(), "minutes.pdf", PDF).is_valid()


def subclasses(kind: type) -> set[type]:
    return {kind}.union(*(subclasses(one) for one in kind.__subclasses__()))


def test_every_form_of_ours_that_takes_a_file_has_it_scanned():
    assert get_resolver().url_patterns  # every form that a view uses has been loaded
    ours = ("base.", "participation.", "scrutiny.", "surveys.", "reports.", "portal.")
    taking = {
        f"{form.__module__}.{form.__name__}.{name}": isinstance(field, SentFile)
        for form in subclasses(forms.BaseForm)
        if form.__module__.startswith(ours)
        for name, field in getattr(form, "base_fields", {}).items()
        if isinstance(field, forms.FileField)
    }

    assert len(taking) >= 6
    assert all(taking.values()), taking
