"""What pages about one person show of this app."""

from participation.people.customers.models import Customer
from participation.people.customers.pages import MY_PAGE

from .models import Inspector


@MY_PAGE.section("inspections/_on_my_page.html", position=12)
def my_inspections(customer: Customer) -> dict:
    """The way to what they are asked to inspect; the page itself stays quick."""
    if not hasattr(customer, "inspects"):  # else their page has looked that up
        customer.inspects = Inspector.objects.live().filter(customer=customer).exists()
    return {}
