"""What messages put on an officer's worklist: what came back, and what people have to carry."""

import datetime as dt
from collections.abc import Iterator

from django.db.models import Count, Min
from django.urls import reverse
from django.utils import timezone

from base.core.declared import Declared
from base.core.middleware import may_open
from base.core.tasks_waiting import Row, Task, Waiting, columns
from base.core.working_days import after_working_days
from base.core.worklist import waits
from participation.people.customers.models import Channel

from .models import Message, TextToRead
from .staff_forms import FOR_US

WORKING_DAYS = 3

FAILED = {
    Channel.EMAIL: ("email came back", "emails came back", "Try a text or a letter instead"),
    Channel.SMS: ("text was not sent", "texts were not sent", "Try a letter or a call instead"),
    Channel.POST: ("letter was not sent", "letters were not sent", "Try a call instead"),
    Channel.PHONE: ("call was not made", "calls were not made", "Try a letter instead"),
}
TO_DO = {
    Channel.EMAIL: ("email to send", "emails to send", "Mark each as done once it is sent"),
    Channel.SMS: ("text to send", "texts to send", "Mark each as done once it is sent"),
    Channel.POST: (
        "letter to post",
        "letters to post",
        "Print them together and say when they are posted",
    ),
    Channel.PHONE: ("call to make", "calls to make", "Ring them one after the other"),
}
#: The pages of apps above where messages of a channel are carried out together, by their names.
CARRIED_OUT_AT: Declared[tuple[Channel, str]] = Declared("worklist")


@waits(position=130)
def messages_waiting(officer) -> Iterator[Waiting]:
    """One line for each channel, not one for each message: it is one afternoon's work."""
    counted = (
        Message.objects.for_people()
        .values("state", "channel")
        .annotate(number=Count("pk"), since=Min("due_at"))
        .order_by()
    )
    yield Waiting(counted, columns("state", "channel", "number", "since"), _together, due=_due)


def _together(row: Row, officer) -> Task:
    failed = row.state == Message.State.FAILED
    one, many, advice = (FAILED if failed else TO_DO)[Channel(row.channel)]
    return Task(
        what=f"{row.number} {one if row.number == 1 else many}",
        address=_listed(row.channel) if failed else _done_at(row.channel, officer),
        due=row.due,
        origin="Messages",
        detail=advice,
    )


def _done_at(channel: str, officer) -> str:
    page = dict(CARRIED_OUT_AT).get(Channel(channel))
    return reverse(page) if page and may_open(officer, page) else _listed(channel)


def _listed(channel: str) -> str:
    return f"{reverse('contact:list')}?state={FOR_US}&channel={channel}"


def _due(row: Row) -> dt.date:
    return after_working_days(timezone.localdate(row.since), WORKING_DAYS)


@waits(position=15)
def texts_to_read(officer) -> Iterator[Waiting]:
    """The same day: until somebody has read it, they are still texted."""
    read = columns("pk", "received_at", name="customer__name")
    yield Waiting(TextToRead.objects.waiting()[:50], read, _to_read, due=_that_day)


def _to_read(row: Row, officer) -> Task:
    return Task(
        what=f"Does {row.name} ask for no more texts?",
        address=reverse("contact:text", args=[row.pk]),
        due=row.due,
        origin="Messages",
        detail="Read what they texted",
    )


def _that_day(row: Row) -> dt.date:
    return timezone.localdate(row.received_at)
