"""What pages about one person show of this app."""

from participation.people.customers.models import Customer
from participation.people.customers.pages import MOST_ROWS, MY_PAGE, ON_RECORD

from .models import Booking

#: All that a line of what is coming shows: an event has some 60 columns.
SHOWN_OF_EVENT = [
    f"event__{name}" for name in ("kind", "slug", "title", "starts_at", "where", "venue")
]


@ON_RECORD.section("events/_on_record.html", position=60)
def bookings(customer: Customer) -> dict:
    found = customer.bookings.select_related("event").order_by("-event__starts_at")
    return {"bookings": found[:MOST_ROWS]}


@MY_PAGE.section("events/_on_my_page.html", position=10)
def my_bookings(customer: Customer) -> dict:
    mine = Booking.objects.coming().filter(customer=customer)
    mine = mine.select_related("event").only("customer", *SHOWN_OF_EVENT)
    return {"bookings": mine.order_by("event__starts_at")}
