"""What interests and opportunities put on the worklist."""

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from base.accounts.models import shown_name
from base.core.audience import Audience
from base.core.tasks_waiting import Row, Task, Waiting, columns
from base.core.worklist import waits
from participation.people.customers.models import Channel, Customer

from .join import worklist  # noqa: F401  (people who joined: it is a part of this app)
from .models import Interest, Opportunity

MOST_OF_EACH = 100
ORIGIN = "Get involved"
HOW = {
    Channel.PHONE: "Ring",
    Channel.SMS: "Text",
    Channel.EMAIL: "Email",
    Channel.POST: "Write to",
}
REACHED_BY = ("name", "email", "phone", "address", "preferred_channel")


@waits(position=70)
def people_to_answer(officer) -> Iterator[Waiting]:
    """To the officer who recruits: who is new, and whose next step is due. To managers: whatever is
    late, whoever it waits for, so that nobody is forgotten with an officer who is away."""
    due = Q(state=Interest.State.NEW) | Q(reply_due_on__lte=officer.today)
    whose = Q(opportunity__recruiting_officer=officer.id) & due
    if Audience.MANAGERS.admits(officer):
        whose |= Q(reply_due_on__lt=officer.today)
    read = columns(
        "pk",
        "state",
        "moved_at",
        "expressed_at",
        due="reply_due_on",
        opportunity="opportunity__title",
        officer_id="opportunity__recruiting_officer_id",
        officer=shown_name("opportunity__recruiting_officer"),
        **{name: f"customer__{name}" for name in REACHED_BY},
    )
    yield Waiting(Interest.objects.in_hand().filter(whose)[:MOST_OF_EACH], read, _to_answer)


def _to_answer(row: Row, officer) -> Task:
    customer = Customer(**{name: getattr(row, name) for name in REACHED_BY})
    channels = customer.channels_to_reach
    verb = HOW[channels[0]] if channels else "Find a way to reach"
    return Task(
        what=f"{verb} {customer} about: {row.opportunity}",
        address=reverse("involvement:interest", args=[row.pk]),
        due=row.due,
        origin=ORIGIN,
        detail=_since(row) + ("" if row.officer_id == officer.id else f". With {row.officer}"),
    )


@waits(position=80)
def opportunities_to_review(officer) -> Iterator[Waiting]:
    """On the menu, and the day to look at it again has come (R-14)."""
    due = Opportunity.objects.due_for_review(officer.today).order_by("review_on", "pk")
    if not Audience.MANAGERS.admits(officer):
        due = due.filter(recruiting_officer=officer.id)
    yield Waiting(due[:MOST_OF_EACH], columns("pk", "title", due="review_on"), _to_review)


def _to_review(row: Row, officer) -> Task:
    return Task(
        what=f"Review: {row.title}",
        address=reverse("involvement:review_opportunity", args=[row.pk]),
        due=row.due,
        origin=ORIGIN,
        detail="Four questions: does it still do what it is for?",
    )


def _since(row: Row) -> str:
    if row.state == Interest.State.NEW or row.moved_at is None:
        return f"Interested since {date_format(timezone.localtime(row.expressed_at), 'j F')}"
    since = date_format(timezone.localtime(row.moved_at), "j F")
    return f"{Interest.State(row.state).label} since {since}"
