"""What pages about one person show of this app."""

from .models import Customer
from .pages import ON_RECORD


@ON_RECORD.section("customers/_who.html", position=20)
def who_and_where(customer: Customer) -> dict:
    return {}


@ON_RECORD.section("customers/_preferences.html", position=30)
def preferences(customer: Customer) -> dict:
    return {"preferences": customer.preferences.all()}
