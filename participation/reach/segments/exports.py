"""The people of a segment as a file. It takes personal data out of the portal, so it is a fact."""

from collections.abc import Iterator

from django.db import transaction
from django.http import StreamingHttpResponse
from django.utils.text import slugify

from base.accounts.models import User
from base.core.spreadsheets import csv_stream
from participation.people.customers.models import CustomerQuerySet

from .models import Segment
from .services import record_export
from .stats import size

COLUMNS = ["Reference", "Name", "Tenure", "Area", "Preferred channel", "Language"]


def people_as_csv(*, segment: Segment, by: User) -> StreamingHttpResponse:
    """Written to the log first: a download that is broken off has been taken all the same."""
    people = segment.people()
    with transaction.atomic():
        record_export(segment=segment, by=by, people=size(people))
    name = slugify(segment.name) or f"segment-{segment.pk}"
    return csv_stream(f"{name}.csv", rows_of(people))


def rows_of(people: CustomerQuerySet) -> Iterator[list[str]]:
    yield COLUMNS
    rows = people.select_related("tenure", "area").order_by("name", "pk")
    for person in rows.iterator(chunk_size=2000):
        yield [
            person.reference or "",
            person.name,
            str(person.tenure or ""),
            str(person.area or ""),
            person.get_preferred_channel_display(),
            person.get_language_display(),
        ]
