"""What pages about one person show of this app."""

from django.utils import timezone
from django.utils.safestring import SafeString

from base.core.kept_queries import kept_query
from base.core.pieces import dated_item, in_words
from base.core.templatetags.words import clock
from participation.people.customers.models import Customer
from participation.people.customers.pages import MOST_ROWS, MY_PAGE, ON_RECORD

from .models import Booking, Event

#: All that a line of what is coming shows: an event has some 60 columns.
SHOWN_OF_EVENT = [
    f"event__{name}" for name in ("kind", "slug", "title", "starts_at", "where", "venue")
]


@ON_RECORD.section("events/_on_record.html", position=60)
def bookings(customer: Customer) -> dict:
    found = customer.bookings.select_related("event").order_by("-event__starts_at")
    return {"bookings": found[:MOST_ROWS]}


@kept_query
def coming_bookings(told):
    mine = Booking.objects.coming(told.now).filter(customer=told.number("customer"))
    mine = mine.select_related("event").only("customer", *SHOWN_OF_EVENT)
    return mine.order_by("event__starts_at")


@MY_PAGE.section("events/_on_my_page.html", position=10)
def my_bookings(customer: Customer) -> dict:
    coming = coming_bookings.rows(customer=customer.pk)
    return {"bookings": [_coming(booking.event) for booking in coming]}


def _coming(event: Event) -> SafeString:
    starts = timezone.localtime(event.starts_at)
    what = f"{in_words(starts.date(), weekday=True)}, {clock(starts)}, {event.place}"
    return dated_item(starts, event.get_absolute_url(), event.title, what)
