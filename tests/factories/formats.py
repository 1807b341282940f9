import datetime as dt

from participation.messages.formats.models import Document, FormatRequest, Version
from participation.messages.formats.services import ask_for_format
from participation.people.customers.models import PreferenceOption

from .people import make_customer


def format_option(code: str) -> PreferenceOption:
    return PreferenceOption.objects.get(code=code)


def make_document(title: str = "Tenant handbook", **fields) -> Document:
    """With its usual version."""
    fields = {"kind": "handbook", "published_on": dt.date(2026, 4, 1), **fields}
    document = Document.objects.create(title=title, **fields)
    Version.objects.create(document=document)
    return document


def make_format_request(format: str = "large_print", **fields) -> FormatRequest:
    fields = {"what": "Tenant handbook", "language": "en", **fields}
    if "name" not in fields:
        fields.setdefault("customer", make_customer())
    return ask_for_format(format=format_option(format) if format else None, **fields)
