"""What pages about one person show of this app."""

from typing import Any

from django.db.models import Exists, OuterRef

from base.core.kept_queries import kept_query
from participation.people.customers.models import Customer
from participation.people.customers.pages import MY_PAGE
from participation.people.groups.models import Membership, MembershipQuerySet

from .models import Acceptance, Appraisal, PanelPaper

PAPERS = PanelPaper.objects.in_force().filter(group=OuterRef("group"))
YEARS = Appraisal.objects.filter(membership=OuterRef("pk"))


def seats_with_something(customer: Any) -> MembershipQuerySet:
    """Where this customer sits on a group that works by something, or that talks with them once a year."""
    mine = Membership.objects.sitting().filter(customer=customer)
    return mine.filter(Exists(PAPERS) | Exists(YEARS))


@kept_query
def my_seats_with_something(told):
    accepted = Acceptance.objects.filter(paper=OuterRef("pk"), membership=OuterRef(OuterRef("pk")))
    mine = seats_with_something(told.number("customer"))
    seats = mine.annotate(to_accept=Exists(PAPERS.filter(~Exists(accepted))))
    return seats.select_related("group").only("group__name").order_by("group__name", "pk")


@MY_PAGE.section("panels/_on_my_page.html", position=31)
def my_panels(customer: Customer) -> dict:
    """Read only where there is one, which their page has looked up."""
    if not getattr(customer, "sits_by_papers", True):
        return {"waiting": []}
    seats = my_seats_with_something.rows(customer=customer.pk)
    return {"waiting": [(seat.pk, seat.group.name, seat.to_accept) for seat in seats]}
