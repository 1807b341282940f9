"""What pages about one person show of this app."""

from participation.people.customers.models import Customer
from participation.people.customers.pages import MY_PAGE

from .models import shoppers


@MY_PAGE.section("shopping/_on_my_page.html", position=11)
def my_shopping(customer: Customer) -> dict:
    """The way of a mystery shopper to what they are asked to do; the page itself stays quick."""
    if not hasattr(customer, "is_shopper"):  # else their page has looked that up
        customer.is_shopper = shoppers().filter(interest__customer=customer).exists()
    return {}
