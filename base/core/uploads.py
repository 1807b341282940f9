"""Files people send us: small enough, and what they say they are."""

import zipfile
from pathlib import PurePath

from django import forms
from django.conf import settings
from django.core.exceptions import RequestDataTooBig, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.template.defaultfilters import filesizeformat

from .pictures import FORMATS, without_its_story
from .scanner import refuse_infected

OFFICE = "application/vnd.openxmlformats-officedocument."
OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
#: What we take, by the end of the name, and what it is when we look inside.
KINDS = {
    "pdf": "application/pdf",
    "docx": f"{OFFICE}wordprocessingml.document",
    "xlsx": f"{OFFICE}spreadsheetml.sheet",
    "odt": f"{OPEN_DOCUMENT}text",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    # As phones of one make take them: kept as a JPEG (pictures.py), so nothing hands one out.
    "heic": "image/heic",
    "heif": "image/heic",
}
ACCEPTED = "a PDF, Word (docx), Excel (xlsx), OpenDocument (odt), PNG, JPG or HEIC file"
#: What a still picture in this container begins with, after its first box says that it is one.
HEIC_BRANDS = {b"heic", b"heix", b"mif1"}
#: A document is zip archive with this part in it.
OFFICE_PARTS = {"word/document.xml": KINDS["docx"], "xl/workbook.xml": KINDS["xlsx"]}


class RefuseHugeRequests(FileUploadHandler):
    """Before anything is written to the disk: what no form of ours takes is not read.

    Files are read before anybody is asked who they are, so a stranger could fill it.
    """

    def handle_raw_input(self, input_data, META, content_length, boundary, encoding=None):
        if content_length > settings.MAX_REQUEST_BYTES:
            raise RequestDataTooBig(f"A form of {content_length} bytes was sent to us.")

    def receive_data_chunk(self, raw_data, start):
        return raw_data

    def file_complete(self, file_size):
        return None


def kind_inside(file: UploadedFile) -> str | None:
    """The media type by the file's own bytes; None for what we do not take."""
    file.seek(0)
    start = file.read(8)
    try:
        if start.startswith(b"%PDF-"):
            return KINDS["pdf"]
        if start == b"\x89PNG\r\n\x1a\n":
            return KINDS["png"]
        if start.startswith(b"\xff\xd8\xff"):
            return KINDS["jpg"]
        if start[4:] == b"ftyp" and file.read(4) in HEIC_BRANDS:
            return KINDS["heic"]
        if start.startswith(b"PK\x03\x04"):
            return kind_in_archive(file)
        return None
    finally:
        file.seek(0)


def kind_in_archive(file: UploadedFile) -> str | None:
    try:
        with zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
            found = next((kind for part, kind in OFFICE_PARTS.items() if part in names), None)
            if found is None and "mimetype" in names:
                # An OpenDocument file begins with its own type; a few bytes are enough.
                with archive.open("mimetype") as mimetype:
                    declared = mimetype.read(80).decode("ascii", "replace").strip()
                found = KINDS["odt"] if declared == KINDS["odt"] else None
            return found
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError):  # broken, odd or encrypted
        return None


class SentFile(forms.FileField):
    """Every field that takes a file is one of these: what it takes has been scanned.

    ``look_at`` refuses what the field is not for, before the scanner is asked; ``keep`` is what becomes
    of the rest.
    """

    widget = forms.FileInput

    def look_at(self, file: UploadedFile) -> None:
        raise NotImplementedError

    def keep(self, file: UploadedFile) -> UploadedFile:
        return file

    def to_python(self, data):
        file = super().to_python(data)
        if file is None:
            return None
        self.look_at(file)
        refuse_infected(file)
        return self.keep(file)


class UploadField(SentFile):
    """Takes the kinds of file above, up to settings.MAX_UPLOAD_BYTES, whatever their name claims."""

    default_error_messages = {
        "invalid": f"Choose {ACCEPTED}",
        "missing": f"Choose {ACCEPTED}",
        "empty": "The file is empty. Choose another one",
        "max_length": "The file’s name is too long. Give it a shorter one and choose it again",
    }

    def __init__(self, **kwargs):
        kwargs.setdefault("max_length", 100)
        super().__init__(**kwargs)
        self.widget.attrs["accept"] = ",".join(f".{end}" for end in KINDS)

    def look_at(self, file):
        if file.size > settings.MAX_UPLOAD_BYTES:
            raise ValidationError(
                f"The file must be smaller than {filesizeformat(settings.MAX_UPLOAD_BYTES)}",
                code="too_large",
            )
        claimed = KINDS.get(PurePath(file.name).suffix.lower().removeprefix("."))
        if claimed is None or kind_inside(file) != claimed:
            raise ValidationError(f"The file must be {ACCEPTED}", code="wrong_kind")
        file.content_type = claimed

    def keep(self, file):
        is_picture = file.content_type in FORMATS
        return without_its_story(file, file.content_type) if is_picture else file


class PictureField(UploadField):
    """A picture to stand in a page or on paper: no larger than either needs, and nothing but itself."""

    default_error_messages = {
        "invalid": "Choose a PNG, JPG or HEIC picture",
        "missing": "Choose a PNG, JPG or HEIC picture",
    }
    #: Sharp across a printed page.
    LONGEST_SIDE = 1400

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.widget.attrs["accept"] = ",".join(
            f".{end}" for end, kind in KINDS.items() if kind in FORMATS
        )

    def look_at(self, file):
        super().look_at(file)
        if file.content_type not in FORMATS:
            raise ValidationError("The picture must be a PNG, JPG or HEIC file", code="wrong_kind")

    def keep(self, file):
        return without_its_story(file, file.content_type, longest_side=self.LONGEST_SIDE)
