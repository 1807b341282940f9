"""What pages about one person show of this app."""

from django.db.models import Exists, OuterRef

from base.core.kept_queries import kept_query
from participation.people.customers.models import Customer
from participation.people.customers.pages import MY_PAGE
from participation.people.groups.models import Membership

from .models import Acceptance, Appraisal, PanelPaper


@kept_query
def seats_with_something(told):
    """Where they sit on a group that works by something, or that talks with them once a year."""
    papers = PanelPaper.objects.in_force().filter(group=OuterRef("group"))
    accepted = Acceptance.objects.filter(paper=OuterRef("pk"), membership=OuterRef(OuterRef("pk")))
    mine = Membership.objects.sitting().filter(customer=told.number("customer"))
    seats = mine.annotate(
        has_papers=Exists(papers),
        to_accept=Exists(papers.filter(~Exists(accepted))),
        has_year=Exists(Appraisal.objects.filter(membership=OuterRef("pk"))),
    )
    return seats.select_related("group").only("group__name").order_by("group__name", "pk")


@MY_PAGE.section("panels/_on_my_page.html", position=31)
def my_panels(customer: Customer) -> dict:
    seats = seats_with_something.rows(customer=customer.pk)
    return {
        "waiting": [
            (seat.pk, seat.group.name, seat.to_accept)
            for seat in seats
            if seat.has_papers or seat.has_year
        ]
    }
