"""What the page of a customer's own involvement shows of investigations."""

from django.db.models import Q

from participation.people.customers.models import Customer
from participation.people.customers.pages import MY_PAGE

from .models import Mapper


@MY_PAGE.section("investigations/_on_my_page.html", position=32)
def my_investigations(customer: Customer) -> dict:
    """The way to what they map or were asked to; the page itself stays quick."""
    if not hasattr(customer, "investigates"):  # else their page has looked that up
        maps = Mapper.objects.on_register().filter(Q(customer=customer))
        asked = customer.investigations_asked_to.asked()
        customer.investigates = maps.exists() or asked.exists()
    return {}
