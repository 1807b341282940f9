"""What pages about one person show of this app."""

from participation.people.customers.models import Customer
from participation.people.customers.pages import MY_PAGE


@MY_PAGE.section("me/_choices.html", position=50)
def choices(customer: Customer) -> dict:
    """The page has them: they come from the same answers as its details below."""
    return {}
