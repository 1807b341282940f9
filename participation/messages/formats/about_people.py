"""What pages about one person show of this app."""

from django.utils.safestring import SafeString

from base.core.kept_queries import kept_query
from base.core.pieces import in_words, safe, summary_row
from participation.people.customers.models import Customer
from participation.people.customers.pages import MOST_ROWS, MY_PAGE, ON_RECORD

from .models import FormatRequest

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


@kept_query
def latest_format_requests(told):
    return _asked_for(told.number("customer")).only(*SHOWN)[:MOST_SHOWN]


@MY_PAGE.section("formats/_on_my_page.html", position=70)
def my_format_requests(customer: Customer) -> dict:
    has_asked = getattr(customer, "has_asked_formats", True)  # their page has looked that up
    asked = latest_format_requests.rows(customer=customer.pk) if has_asked else []
    return {"format_requests": [_row(one) for one in asked]}


def _row(asked: FormatRequest) -> SafeString:
    """What somebody wanted, and whether they have it."""
    if asked.met_on:
        standing = f"Ready since {in_words(asked.met_on)}: {asked.met_how}"
    elif asked.refused_on:
        standing = f"We could not do it: {asked.refused_reason}"
    else:
        standing = f"You have it by {in_words(asked.due_on, weekday=True)}."
    return summary_row(safe(asked.what), safe(f"{asked.wanted}. {standing}"))


def _asked_for(customer):
    asked = FormatRequest.objects.filter(customer=customer)
    return asked.select_related("format").order_by("-asked_on", "-pk")
