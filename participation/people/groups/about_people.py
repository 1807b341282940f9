"""What pages about one person show of this app."""

from participation.people.customers.models import Customer
from participation.people.customers.pages import MOST_ROWS, MY_PAGE, ON_RECORD

#: All that a line of a group somebody sits on shows.
SHOWN = ("customer", "role", "from_on", "group__name", "group__slug", "group__contact")


@ON_RECORD.section("groups/_on_record.html", position=40)
def memberships(customer: Customer) -> dict:
    found = customer.memberships.select_related("group")
    return {"memberships": found.order_by("-from_on", "-pk")[:MOST_ROWS]}


@MY_PAGE.section("groups/_on_my_page.html", position=30)
def my_groups(customer: Customer) -> dict:
    mine = customer.memberships.sitting().select_related("group").by_office()
    return {"memberships": mine.only(*SHOWN)}
