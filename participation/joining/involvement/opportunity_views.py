"""Opportunities as staff write, open and close them."""

from django.conf import settings
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import ListView

from base.core.audience import Audience
from base.core.changes import changes_of
from base.core.lists import Column, StaffList, addresses, lines, link, tag, told
from base.core.lists.paging import UncountedRows
from base.core.printable import boxes_in
from base.core.views import ActOnForm, FormAboutRow, OneButton, WriteRow
from participation.people.customers.models import Customer

from .leaflet import TYPED
from .matching import people_for, reasons_for
from .models import Opportunity
from .opportunity_forms import OpportunityForm, ReviewForm
from .services import (
    add_opportunity,
    change_opportunity,
    close_opportunity,
    open_opportunity,
    review_opportunity,
)


class Opportunities(StaffList):
    audience = Audience.STAFF
    title = "Opportunities"
    one, many = "opportunity", "opportunities"
    columns = (
        Column("Name", sort="title", also=("Kind", "Level")),
        Column("On the menu", sort=("closed_at", "opened_at")),
        Column("Waiting", sort="waiting", numeric=True),
        Column("Taking part", sort="placed", also=("Places",), numeric=True),
        Column("Officer", sort="recruiting_officer__name"),
    )
    opens_with = ("title",)
    queryset = Opportunity.objects.with_people().select_related("level", "recruiting_officer")
    nothing = "There is nothing to choose from yet."
    way_on = ("involvement:add_opportunity", "Add the first opportunity")
    template_name = "involvement/staff/opportunities.html"
    context_object_name = "opportunities"
    paginate_by = 50

    def look_up(self, rows: list[Opportunity]) -> None:
        self.page_of = addresses("involvement:edit_opportunity")
        self.interests = reverse("involvement:interests")

    def row(self, row: Opportunity):
        kind, level = row.get_kind_display(), row.level
        places = told(f"of {row.places}" if row.places else "", row.places or "")
        return (
            lines(link(row.title, self.page_of(row.pk)), kind, level),
            tag(*self.standing(row)),
            self.people(row, "new", row.waiting, "waiting for"),
            lines(self.people(row, "placed", row.placed, "taking part in"), places),
            row.recruiting_officer,
        )

    def people(self, row: Opportunity, state: str, number: int, hidden: str):
        """How many, and the way to them."""
        if not number:
            return 0
        address = f"{self.interests}?state={state}&opportunity={row.pk}"
        return link(number, address, hidden=f" {hidden} {row.title}")

    @staticmethod
    def standing(row: Opportunity) -> tuple[str, str]:
        if row.is_open:
            return "Open", "done"
        return ("Closed", "not_possible") if row.closed_at else ("Draft", "plain")


class AddOpportunity(ActOnForm):
    audience = Audience.STAFF
    form_class = OpportunityForm
    template_name = "involvement/staff/add_opportunity.html"

    def get_initial(self):
        return {"recruiting_officer": self.request.user}

    def act(self, form) -> str:
        return address_of(add_opportunity(by=self.request.user, **form.cleaned_data))


class EditOpportunity(WriteRow):
    audience = Audience.STAFF
    form_class = OpportunityForm
    template_name = "involvement/staff/opportunity.html"
    success_message = "Saved."
    model = Opportunity
    context_object_name = "opportunity"

    def act(self, form) -> str:
        change_opportunity(opportunity=self.row, by=self.request.user, **form.cleaned_data)
        return address_of(self.row)

    def get_context_data(self, **kwargs):
        saved = Opportunity.objects.with_people().get(pk=self.row.pk)
        asked = OpportunityForm.base_fields
        form = kwargs["form"] = kwargs.get("form") or self.get_form()
        return super().get_context_data(
            opportunity=saved,
            still_to_say=[asked[name].label for name in form.unsaid],
            boxes=boxes_in((asked[name].label, getattr(saved, name)) for name in TYPED),
            changes=changes_of(saved),
            **kwargs,
        )


class ReviewOpportunity(FormAboutRow):
    """Does it still earn the time people give it? Four parts (R-14), and the reviews before."""

    audience = Audience.STAFF
    form_class = ReviewForm
    template_name = "involvement/staff/review.html"
    success_message = "The review is saved."
    context_object_name = "opportunity"

    def get_queryset(self):
        return Opportunity.objects.with_people()

    def get_initial(self):
        return {"seen": self.row.review_on}

    def act(self, form) -> str:
        review_opportunity(opportunity=self.row, by=self.request.user, **form.cleaned_data)
        return address_of(self.row)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            reviews=self.row.reviews.select_related("reviewed_by"),
            **kwargs,
        )


class PeopleFor(StaffList):
    """Whom we could ask to take part in it, the best reasons first. Only people we may invite."""

    audience = Audience.STAFF
    one, many = "person", "people"
    columns = (
        Column("Name", sort="name"),
        Column("Why", sort="fits"),
        Column("Tenure", sort=("tenure__position", "tenure__name")),
        Column("Area", sort="area__name"),
        Column("They said yes", sort="joined_at"),
    )
    more_in_file = (Column("Email", contact=True), Column("Phone", contact=True))
    opens_with = ("-fits", "name")
    personal = True
    nothing = (
        "Nobody we may invite has told us something that fits. Topics and times on the opportunity"
        " find more people."
    )
    template_name = "involvement/staff/people_for.html"
    context_object_name = "people"
    paginator_class = UncountedRows

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        everything = Opportunity.objects.select_related("level")
        self.opportunity = get_object_or_404(
            everything.prefetch_related("tenures", "topics", "times"), pk=kwargs["pk"]
        )

    def get_title(self) -> str:
        return "People we could ask"

    def everything(self):
        """No more than is shown, and no further join: of many people the database then reads their ticks
        before it knows whom we may invite."""
        shown = people_for(self.opportunity).only(
            *("name", "email", "phone", "joined_at", "tenure", "area", "level")
        )
        return shown.prefetch_related("preferences", "tenure", "area")

    def look_up(self, rows: list[Customer]) -> None:
        self.page_of = addresses("customers:detail")
        self.add = addresses("involvement:add_interest")

    def row(self, row: Customer):
        codes = {option.code for option in row.preferences.all()}
        row.why = list(reasons_for(self.opportunity, row, codes))
        add = f"{self.add(row.pk)}?opportunity={self.opportunity.pk}"
        return (
            link(row.name, self.page_of(row.pk)),
            lines(*(reason.of_them for reason in row.why)),
            row.tenure.name if row.tenure else "Not recorded",
            row.area.name if row.area else "Not recorded",
            link("Add them", add, hidden=f": {row.name}")._replace(value=row.joined_at or ""),
        )

    def row_in_file(self, row: Customer):
        return row.email, str(row.phone or "")

    def get_context_data(self, **kwargs):
        return super().get_context_data(opportunity=self.opportunity, **kwargs)


class OpenOrClose(OneButton):
    audience = Audience.STAFF
    model = Opportunity

    def leads_to(self) -> str:
        return address_of(self.object)


class OpenOpportunity(OpenOrClose):
    def act(self, opportunity: Opportunity) -> str:
        open_opportunity(opportunity=opportunity, by=self.request.user)
        return f"“{opportunity}” is on the menu."


class CloseOpportunity(OpenOrClose):
    def act(self, opportunity: Opportunity) -> str:
        close_opportunity(opportunity=opportunity, by=self.request.user)
        return f"“{opportunity}” is off the menu. People already in it stay in it."


def address_of(opportunity: Opportunity) -> str:
    return reverse("involvement:edit_opportunity", args=[opportunity.pk])


class AtAGlance(ListView):
    """Every open opportunity on one page to print, for any member of staff to tell people about (K-15)."""

    audience = Audience.STAFF
    template_name = "involvement/staff/at_a_glance.html"
    context_object_name = "opportunities"

    def get_queryset(self):
        everything = Opportunity.objects.open().order_by("time_needed", "title")
        return everything.select_related("recruiting_officer").prefetch_related("tenures")

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            today=timezone.localdate(), portal_address=settings.PORTAL_ADDRESS, **kwargs
        )
