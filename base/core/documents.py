"""Documents that people read before they answer or meet: one shape, and one way to hand them out."""

from functools import partial
from pathlib import PurePosixPath

from django.core.files import File
from django.db import models, transaction
from django.db.models.fields.files import FieldFile
from django.http import FileResponse
from django.utils.text import slugify

from .uploads import KINDS


class PaperBase(models.Model):
    """What every paper has; whoever keeps papers adds ``file`` and what they belong to."""

    title = models.CharField(max_length=150)
    size = models.PositiveIntegerField(default=0, help_text="Bytes.")
    added_at = models.DateTimeField(auto_now_add=True)

    file: FieldFile

    class Meta:
        abstract = True
        ordering = ["added_at", "pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def kind(self) -> str:
        """PDF, DOCX: what people see beside its name."""
        return PurePosixPath(self.file.name or "").suffix.removeprefix(".").upper()


def delete_with_file(row: models.Model, file: FieldFile) -> None:
    """Take a row away, and its file, if it has one, once that is certain. In the caller's transaction."""
    storage, name = file.storage, str(file.name or "")
    row.delete()
    if name:
        transaction.on_commit(lambda: storage.delete(name), robust=True)


def forget_file(file: FieldFile) -> None:
    """Take the file off a row that stays. It is deleted once the row says so."""
    storage, name, row = file.storage, str(file.name or ""), file.instance
    setattr(row, file.field.name, "")
    row.save(update_fields=[file.field.name])
    if name:
        transaction.on_commit(partial(storage.delete, name), robust=True)


def shown_picture(file: File, name: str) -> FileResponse:
    """A picture that was looked at when it came (``uploads.PictureField``), to stand in a page."""
    kind = PurePosixPath(name).suffix.lower().removeprefix(".")
    return FileResponse(
        file, content_type=KINDS[kind], headers={"X-Content-Type-Options": "nosniff"}
    )


def handed_out(file: FieldFile, name: str) -> FileResponse:
    """Always a download, never shown in the page: what was uploaded runs nothing on this site."""
    kind = PurePosixPath(file.name or "").suffix.lower().removeprefix(".")
    return FileResponse(
        file.open("rb"),
        as_attachment=True,
        filename=f"{slugify(name) or 'paper'}.{kind}",
        content_type=KINDS.get(kind, "application/octet-stream"),
        headers={"X-Content-Type-Options": "nosniff", "Cache-Control": "private, no-cache"},
    )
