"""What pages about one person show of this app."""

from participation.people.customers.models import Customer
from participation.people.customers.pages import MOST_ROWS, MY_PAGE, ON_RECORD

MOST_SHOWN = 6
#: All that a line of what somebody asked for shows.
SHOWN = (
    "customer",
    "what",
    "format__label",
    "language",
    "due_on",
    "met_on",
    "met_how",
    "refused_on",
    "refused_reason",
)


@ON_RECORD.section("formats/_on_record.html", position=90)
def format_requests(customer: Customer) -> dict:
    return {"format_requests": _asked_for(customer)[:MOST_ROWS]}


@MY_PAGE.section("formats/_on_my_page.html", position=70)
def my_format_requests(customer: Customer) -> dict:
    return {"format_requests": _asked_for(customer).only(*SHOWN)[:MOST_SHOWN]}


def _asked_for(customer: Customer):
    return customer.format_requests.select_related("format").order_by("-asked_on", "-pk")
