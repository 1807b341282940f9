"""What pages about one person show of this app."""

from typing import Any

from base.core.kept_queries import kept_query
from base.core.pieces import in_words
from participation.people.customers.models import Customer
from participation.people.customers.pages import MOST_ROWS, MY_PAGE, ON_RECORD

from .models import Membership

#: All that a line of a group somebody sits on shows.
SHOWN = ("customer", "role", "from_on", "group__name", "group__slug", "group__contact")


#: What apps above say of a seat on its holder's own page, by name: it is read with the seats, in one statement.
SAID_OF_SEATS: dict[str, Any] = {}


@ON_RECORD.section("groups/_on_record.html", position=40)
def memberships(customer: Customer) -> dict:
    found = customer.memberships.select_related("group")
    return {"memberships": found.order_by("-from_on", "-pk")[:MOST_ROWS]}


@kept_query
def groups_sat_on(told):
    mine = Membership.objects.sitting().filter(customer=told.number("customer"))
    said = mine.select_related("group").only(*SHOWN).annotate(**SAID_OF_SEATS)
    return said.by_office()


def seats_sat_on(customer: Customer) -> list[Membership]:
    """Read once for a page, whichever of its sections asks first."""
    known = vars(customer)
    if "seats_sat_on" not in known:
        known["seats_sat_on"] = groups_sat_on.rows(customer=customer.pk)
    return known["seats_sat_on"]


@MY_PAGE.section("groups/_on_my_page.html", position=30)
def my_groups(customer: Customer) -> dict:
    sat_on = seats_sat_on(customer)
    return {"memberships": [(seat.group.name, seat.group.slug, _said(seat)) for seat in sat_on]}


def _said(seat: Membership) -> str:
    since = f"{seat.get_role_display()} since {in_words(seat.from_on)}."
    return f"{since} {seat.group.contact}" if seat.group.contact else since
