"""Letters take days to be printed and posted: nobody is reminded of one before they can have had it."""

import datetime as dt

from django.db.models import Max, Q
from django.utils import timezone

from participation.messages.contact.models import Message
from participation.people.customers.models import Channel, CustomerQuerySet
from participation.reach.sendouts.models import SendOut

from ..house_rules import SURVEY_REMINDER_DAYS


def days_to_answer() -> dt.timedelta:
    return dt.timedelta(days=SURVEY_REMINDER_DAYS.value)


def who_had_their_days(people: CustomerQuerySet, people_from: str) -> CustomerQuerySet:
    """Without those whose letter, of a send-out for the same row, waits to be posted or was posted lately."""
    asked = SendOut.objects.filter(people_from=people_from)
    lately = Q(state=Message.State.TO_DO) | Q(sent_at__gt=timezone.now() - days_to_answer())
    letters = Message.objects.filter(
        lately, channel=Channel.POST, about__in=[one.source for one in asked.only("pk")]
    )
    return people.exclude(pk__in=letters.filter(customer__isnull=False).values("customer"))


def last_left(send_out: SendOut) -> dt.datetime | None:
    """When its last message left: a letter when it was posted, which may be days after the others."""
    letters = send_out.messages().filter(channel=Channel.POST, state=Message.State.DONE)
    posted = letters.aggregate(last=Max("sent_at"))["last"]
    return max((one for one in (send_out.released_at, posted) if one), default=None)
