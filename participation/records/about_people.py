"""What pages about one person show of this app."""

from participation.people.customers.models import Customer
from participation.people.customers.pages import ON_RECORD


@ON_RECORD.section("records/_on_record.html", position=10)
def joined(customer: Customer) -> dict:
    return {"joined": customer.merges.can_be_undone().first()}
