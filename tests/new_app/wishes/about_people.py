"""What pages about one person show of this app."""

from participation.people.customers.models import Customer
from participation.people.customers.pages import MY_PAGE, ON_RECORD


@ON_RECORD.section("wishes/_on_record.html", position=300)
@MY_PAGE.section("wishes/_on_record.html", position=45)
def wishes(customer: Customer) -> dict:
    return {"wishes": customer.wishes.open()}
