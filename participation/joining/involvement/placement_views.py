"""Roles that customers hold, as staff see and keep them."""

from base.core.audience import Audience
from base.core.changes import changes_of
from base.core.lists import Column, StaffList, addresses, lines, link, told
from base.core.views import WriteRow

from .models import Placement
from .services import change_placement
from .staff_forms import PlacementFilter, PlacementForm


class Placements(StaffList):
    audience = Audience.STAFF
    title = "Roles people hold"
    one, many = "role", "roles"
    columns = (
        Column("Who", sort="interest__customer__name"),
        Column("Role", sort="role_title", also=("Opportunity",)),
        Column("From", sort=("started_on",)),
        Column("Until", sort="ended_on", also=("Why they stopped",)),
        Column("Trained", sort="trained_on", also=("In what",)),
        Column("Agreed to expectations", sort="terms_agreed_on"),
    )
    opens_with = ("-started_on",)
    personal = True
    filter_class = PlacementFilter
    queryset = Placement.objects.select_related("interest__customer", "interest__opportunity")
    nothing = nothing_fits = (
        "Nobody holds such a role. Somebody does from the moment their interest is moved on to"
        " “taking part”."
    )
    way_on = ("involvement:interests", "Interests")
    back = ("involvement:interests", "Interests")
    template_name = "involvement/staff/placements.html"
    context_object_name = "placements"

    def look_up(self, rows: list[Placement]) -> None:
        self.page_of = addresses("involvement:placement")

    def row(self, row: Placement):
        title = row.interest.opportunity.title
        return (
            link(row.interest.customer.name, self.page_of(row.pk), hidden=f", {row.role_title}"),
            lines(row.role_title, told("" if title == row.role_title else title, title)),
            row.started_on,
            lines(row.ended_on or "Now", row.end_reason),
            lines(row.trained_on or "Not on record", row.training),
            row.terms_agreed_on or "Not on record",
        )


class PlacementPage(WriteRow):
    audience = Audience.STAFF
    form_class = PlacementForm
    template_name = "involvement/staff/placement.html"
    success_message = "Saved."
    context_object_name = "placement"

    def get_queryset(self):
        return Placement.objects.select_related("interest__customer", "interest__opportunity")

    def act(self, form) -> Placement:
        change_placement(placement=self.row, by=self.request.user, **form.cleaned_data)
        return self.row

    def get_context_data(self, **kwargs):
        return super().get_context_data(changes=changes_of(self.row), **kwargs)
