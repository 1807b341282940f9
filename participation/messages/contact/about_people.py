"""What pages about one person show of this app."""

from participation.people.customers.models import Customer
from participation.people.customers.pages import MOST_ROWS, ON_RECORD


@ON_RECORD.section("contact/_on_record.html", position=80)
def messages_and_consents(customer: Customer) -> dict:
    consents = customer.consents.select_related("recorded_by")
    return {
        "consents": consents.order_by("purpose", "channel", "-at", "-pk"),
        "messages_sent": customer.messages.order_by("-created_at")[:MOST_ROWS],
    }
