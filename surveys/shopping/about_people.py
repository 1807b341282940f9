"""What pages about one person show of this app."""

from participation.people.customers.models import Customer
from participation.people.customers.pages import MY_PAGE

from .mine import open_round_of
from .models import Assignment

MOST_SHOWN = 5


@MY_PAGE.section("shopping/_on_my_page.html", position=11)
def my_shopping(customer: Customer) -> dict:
    """What a mystery shopper is asked to do now."""
    if not getattr(customer, "is_shopper", True):  # their page has looked that up
        return {}
    given = Assignment.objects.filter(customer=customer).waiting().select_related("scenario")
    return {
        "is_shopper": True,
        "shopping_round": open_round_of(customer),
        "assignments": given[:MOST_SHOWN],
    }
