"""What people told us and nobody has answered, on the worklist."""

from collections.abc import Iterator

from django.db.models import Count, Min
from django.urls import reverse

from base.core.tasks_waiting import Row, Task, Waiting, columns, together
from base.core.worklist import waits
from participation.people.customers.models import Customer

from .models import Enquiry

MOST_ENQUIRIES = 100
ORIGIN = "Tell us"


@waits(position=40)
def enquiries_waiting(officer) -> Iterator[Waiting]:
    """Each one whose day has come; those with time left are one line together."""
    waiting = Enquiry.objects.waiting()
    due = waiting.filter(reply_due_on__lte=officer.today).order_by("reply_due_on", "pk")
    read = columns(
        "pk", "kind", "again", "name", "customer_id", due="reply_due_on", customer="customer__name"
    )
    yield Waiting(due[:MOST_ENQUIRIES], read, _to_answer)
    later = waiting.filter(reply_due_on__gt=officer.today)
    counted = together(later, number=Count("pk"), first=Min("reply_due_on"))
    yield Waiting(counted, columns("number", due="first"), _to_read)


def _to_answer(row: Row, officer) -> Task:
    enquiry = Enquiry(pk=row.pk, kind=row.kind, again=row.again, name=row.name)
    if row.customer_id:
        enquiry.customer = Customer(pk=row.customer_id, name=row.customer)
    return Task(
        what=f"Answer {enquiry.from_whom}",
        address=enquiry.get_absolute_url(),
        due=row.due,
        origin=ORIGIN,
        detail=enquiry.what,
    )


def _to_read(later: Row, officer) -> Task:
    people = "person" if later.number == 1 else "people"
    return Task(
        what=f"Read what {later.number} {people} told us",
        address=reverse("enquiries:list"),
        due=later.due,
        origin=ORIGIN,
    )
