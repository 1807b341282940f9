"""What another format or language puts on the worklist."""

from collections.abc import Iterator

from django.urls import reverse

from base.core.tasks_waiting import Row, Task, Waiting, columns
from base.core.worklist import waits
from participation.people.customers.models import Customer, PreferenceOption

from .models import Document, FormatRequest

MOST_OF_EACH = 100
ORIGIN = "Formats and languages"


@waits(position=110)
def formats_waiting(officer) -> Iterator[Waiting]:
    """Who waits for a format, and which documents are due to be looked at again."""
    read = columns(
        "pk", "what", "name", "language", "customer_id", "format_id",
        due="due_on", customer="customer__name", format="format__label",
    )  # fmt: skip
    yield Waiting(FormatRequest.objects.waiting()[:MOST_OF_EACH], read, _to_make)
    due = Document.objects.due_for_review(officer.today).order_by("review_on", "pk")
    yield Waiting(due[:MOST_OF_EACH], columns("pk", "title", due="review_on"), _to_look_at)


def _to_make(row: Row, officer) -> Task:
    request = FormatRequest(pk=row.pk, name=row.name, language=row.language)
    if row.customer_id:
        request.customer = Customer(pk=row.customer_id, name=row.customer)
    if row.format_id:
        request.format = PreferenceOption(pk=row.format_id, label=row.format)
    return Task(
        what=f"{request.wanted} for {request.who}",
        address=request.get_absolute_url(),
        due=row.due,
        origin=ORIGIN,
        detail=row.what,
    )


def _to_look_at(document: Row, officer) -> Task:
    return Task(
        what=f"Look again at: {document.title}",
        address=reverse("formats:staff_document", args=[document.pk]),
        due=document.due,
        origin=ORIGIN,
        detail="Is it still true, and in the formats people ask for?",
    )
