"""What the page of a customer's own involvement shows of recommendations."""

from participation.people.customers.models import Customer
from participation.people.customers.pages import MY_PAGE
from participation.people.groups.models import Membership


@MY_PAGE.section("recommendations/_on_my_page.html", position=31)
def my_recommendations(customer: Customer) -> dict:
    """The way to the pages of the panel on which they sit; the page itself stays quick."""
    if not hasattr(customer, "recommends"):  # else their page has looked that up
        customer.recommends = Membership.objects.recommending().filter(customer=customer).exists()
    return {}
