"""What pages about one person show of this app."""

from base.core.kept_queries import kept_query
from participation.people.customers.models import Customer
from participation.people.customers.pages import MOST_ROWS, MY_PAGE, ON_RECORD

from .models import Engagement, Outcome

MOST_SHOWN = 6


@ON_RECORD.section("activities/_on_record.html", position=70)
def engagements(customer: Customer) -> dict:
    found = customer.engagements.select_related("activity").order_by("-day")
    return {"engagements": found[:MOST_ROWS]}


@kept_query
def latest_changes(told):
    """What was answered after something they took part in."""
    took_part = Engagement.objects.filter(customer=told.number("customer")).values("activity_id")
    mine = Outcome.objects.published().exclude(state=Outcome.State.HEARD)
    mine = mine.filter(activity_id__in=took_part).order_by("-answered_on", "-pk")
    return mine.only("said", "state", "answer")[:MOST_SHOWN]


@MY_PAGE.section("activities/_on_my_page.html", position=40)
def what_changed(customer: Customer) -> dict:
    return {"changes": latest_changes.rows(customer=customer.pk)}
