"""What pages about one person show of this app."""

from typing import Any

from django.db.models import Exists, OuterRef

from participation.people.customers.models import Customer
from participation.people.customers.pages import MY_PAGE
from participation.people.groups.about_people import SAID_OF_SEATS, seats_sat_on

from .models import Acceptance, Appraisal, PanelPaper

PAPERS = PanelPaper.objects.in_force().filter(group=OuterRef("group"))
YEARS = Appraisal.objects.filter(membership=OuterRef("pk"))


ACCEPTED = Acceptance.objects.filter(paper=OuterRef("pk"), membership=OuterRef(OuterRef("pk")))

#: The group works by something, or talks with its members once a year; and there is something to accept.
SAID_OF_SEATS["has_something"] = Exists(PAPERS) | Exists(YEARS)
SAID_OF_SEATS["to_accept"] = Exists(PAPERS.filter(~Exists(ACCEPTED)))


@MY_PAGE.section("panels/_on_my_page.html", position=31)
def my_panels(customer: Customer) -> dict:
    seats: list[Any] = [seat for seat in seats_sat_on(customer) if seat.has_something]
    return {"waiting": [(seat.pk, seat.group.name, seat.to_accept) for seat in seats]}
