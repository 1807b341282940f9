"""What pages about one person show of this app."""

from participation.people.customers.models import Customer
from participation.people.customers.pages import MY_PAGE

from .models import SampledContact


@MY_PAGE.section("checks/_on_my_page.html", position=12)
def my_checks(customer: Customer) -> dict:
    """The way of a volunteer to the calls that they were given; the page itself stays quick."""
    if not hasattr(customer, "is_listener"):  # else their page has looked that up
        customer.is_listener = SampledContact.objects.filter(volunteer=customer).exists()
    return {}
