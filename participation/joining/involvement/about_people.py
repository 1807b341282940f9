"""What pages about one person show of this app."""

from participation.people.customers.models import Customer
from participation.people.customers.pages import MOST_ROWS, MY_PAGE, ON_RECORD

from .models import Interest

MOST_SHOWN = 6
#: All that a line of what somebody asked to join shows.
SHOWN = (
    "customer",
    "state",
    "reason",
    "expressed_at",
    "reply_due_on",
    "opportunity__slug",
    "opportunity__title",
    "placement__interest",
    "placement__role_title",
    "placement__started_on",
    "placement__ended_on",
)


@ON_RECORD.section("involvement/_on_record.html", position=50)
def interests(customer: Customer) -> dict:
    return {"interests": customer.interests.select_related("opportunity")[:MOST_ROWS]}


@MY_PAGE.section("involvement/_on_my_page.html", position=20)
def my_interests(customer: Customer) -> dict:
    mine = customer.interests.select_related("opportunity", "placement")
    mine = mine.exclude(state=Interest.State.WITHDRAWN).order_by("-expressed_at")
    return {"interests": mine.only(*SHOWN)[:MOST_SHOWN]}
