"""What another format or language puts on the worklist."""

from collections.abc import Iterable

from django.urls import reverse

from base.core.tasks_waiting import Task

from .models import Document, FormatRequest

MOST = 100
ORIGIN = "Formats and languages"


def formats_waiting(user) -> Iterable[Task]:
    """Who waits for a format, and which documents are due to be looked at again."""
    requests = FormatRequest.objects.waiting().select_related("customer", "format")
    for request in requests[:MOST]:
        yield Task(
            what=f"{request.wanted} for {request.who}",
            address=request.get_absolute_url(),
            due=request.due_on,
            origin=ORIGIN,
            detail=request.what,
        )
    for document in Document.objects.due_for_review().order_by("review_on", "pk")[:MOST]:
        yield Task(
            what=f"Look again at: {document}",
            address=reverse("formats:staff_document", args=[document.pk]),
            due=document.review_on,
            origin=ORIGIN,
            detail="Is it still true, and in the formats people ask for?",
        )
