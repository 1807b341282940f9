"""Lists of customers as housing systems export them."""

import csv
import io
from typing import Any

import openpyxl
from django.core.files.base import ContentFile

from base.core.audience import Role
from participation.people.imports.models import Import
from participation.people.imports.services import apply_list, match_columns, upload_list
from participation.people.imports.tasks import work_on_import
from tests.factories.people import make_user

HEADINGS = ["Person Ref", "Name", "DOB", "Tenure Type", "Address 1", "Post Code", "Email", "Mobile"]
JEAN = ["GH-1", "Jean Ó Súilleabháin", "29/02/1980", "Tenant", "1 Mill Lane", "gm11aa", "", ""]
TAM = ["GH-2", "Tam Rennie", "", "Tenant", "2 Mill Lane", "GM1 1AB", "tam@example.org", ""]


def csv_list(*people: list, headings: list[str] = HEADINGS, encoding: str = "utf-8") -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerows([headings, *people])
    return text.getvalue().encode(encoding)


def xlsx_list(*people: list, headings: list[str] = HEADINGS) -> bytes:
    book = openpyxl.Workbook()
    for line in [headings, *people]:
        book.active.append(line)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def uploaded(content: bytes, *, name: str = "list.csv", whole_list: bool = True, by=None) -> Import:
    """Opened by a worker."""
    by = by or make_user(Role.STAFF)
    file = ContentFile(content, name)
    imported = upload_list(file=file, name=name, whole_list=whole_list, by=by)
    work_on_import(imported.pk)
    return Import.objects.get(pk=imported.pk)


def checked(content: bytes, **kwargs: Any) -> Import:
    """Uploaded, with its columns as guessed, and looked at by a worker."""
    imported = uploaded(content, **kwargs)
    if imported.has_failed:
        return imported
    match_columns(imported=imported, columns=imported.columns, by=imported.asked_by)
    work_on_import(imported.pk)
    return Import.objects.get(pk=imported.pk)


def applied(content: bytes, **kwargs: Any) -> Import:
    imported = checked(content, **kwargs)
    apply_list(imported=imported, by=make_user(Role.MANAGER))
    work_on_import(imported.pk)
    return Import.objects.get(pk=imported.pk)
