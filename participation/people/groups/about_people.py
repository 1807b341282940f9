"""What pages about one person show of this app."""

from base.core.kept_queries import kept_query
from base.core.pieces import in_words
from participation.people.customers.models import Customer
from participation.people.customers.pages import MOST_ROWS, MY_PAGE, ON_RECORD

from .models import Membership

#: All that a line of a group somebody sits on shows.
SHOWN = ("customer", "role", "from_on", "group__name", "group__slug", "group__contact")


@ON_RECORD.section("groups/_on_record.html", position=40)
def memberships(customer: Customer) -> dict:
    found = customer.memberships.select_related("group")
    return {"memberships": found.order_by("-from_on", "-pk")[:MOST_ROWS]}


@kept_query
def groups_sat_on(told):
    mine = Membership.objects.sitting().filter(customer=told.number("customer"))
    return mine.select_related("group").only(*SHOWN).by_office()


@MY_PAGE.section("groups/_on_my_page.html", position=30)
def my_groups(customer: Customer) -> dict:
    sat_on = groups_sat_on.rows(customer=customer.pk)
    return {"memberships": [(seat.group.name, seat.group.slug, _said(seat)) for seat in sat_on]}


def _said(seat: Membership) -> str:
    since = f"{seat.get_role_display()} since {in_words(seat.from_on)}."
    return f"{since} {seat.group.contact}" if seat.group.contact else since
