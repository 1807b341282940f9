"""What people told us and nobody has answered, on the worklist."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone

from base.core.tasks_waiting import Task

from .models import Enquiry

MOST = 100
ORIGIN = "Tell us"


def enquiries_waiting(user) -> Iterable[Task]:
    """Each one whose day has come; those with time left are one line together."""
    today = timezone.localdate()
    waiting = Enquiry.objects.waiting().select_related("customer")
    first = list(waiting.order_by("reply_due_on", "pk")[:MOST])
    due = [enquiry for enquiry in first if enquiry.reply_due_on <= today]
    for enquiry in due:
        yield Task(
            what=f"Answer {enquiry.from_whom}",
            address=enquiry.get_absolute_url(),
            due=enquiry.reply_due_on,
            origin=ORIGIN,
            detail=enquiry.get_kind_display(),
        )
    if later := first[len(due) :]:
        yield Task(
            what=f"Read what {len(later)} {'person' if len(later) == 1 else 'people'} told us",
            address=reverse("enquiries:list"),
            due=later[0].reply_due_on,
            origin=ORIGIN,
        )
