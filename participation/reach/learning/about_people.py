"""What pages about one person show of this app."""

from participation.people.customers.models import Customer, PreferenceOption
from participation.people.customers.pages import MY_PAGE

from .models import Signpost

MOST_SHOWN = 3


@MY_PAGE.section("learning/_on_my_page.html", position=60)
def help_online(customer: Customer) -> dict:
    """Who helps near them with what they ticked; nothing where they ticked nothing."""
    kind = PreferenceOption.Kind.DIGITAL
    ticked = [one for one in customer.preferences.all() if one.kind == kind]
    if not ticked:
        return {}
    found = Signpost.objects.for_customers().helping_with(ticked)
    return {"help_online": (found.near(customer.area) if customer.area else found)[:MOST_SHOWN]}
