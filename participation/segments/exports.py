"""The people of a segment as a file. It takes personal data out of the portal, so it is a fact."""

import csv
from collections.abc import Iterator

from django.db import transaction
from django.http import StreamingHttpResponse
from django.utils.text import slugify

from participation.customers.models import CustomerQuerySet
from portal.accounts.models import User
from portal.core.spreadsheets import safe_cell

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
    return StreamingHttpResponse(
        lines(people),
        content_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="{name}.csv"',
            "Cache-Control": "no-store",
        },
    )


def lines(people: CustomerQuerySet) -> Iterator[str]:
    """A line at a time, so that a hundred thousand people need no more memory than ten."""
    writer = csv.writer(Echo())
    yield "\ufeff" + writer.writerow(COLUMNS)  # the mark by which Excel knows UTF-8
    rows = people.select_related("tenure", "area").order_by("name", "pk")
    for person in rows.iterator(chunk_size=2000):
        yield writer.writerow(
            safe_cell(cell)
            for cell in (
                person.reference or "",
                person.name,
                str(person.tenure or ""),
                str(person.area or ""),
                person.get_preferred_channel_display(),
                person.get_language_display(),
            )
        )


class Echo:
    """A file that hands back what is written to it."""

    def write(self, line: str) -> str:
        return line
