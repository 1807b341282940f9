"""Standards, the trial before inspections begin, and whose members inspect, as staff keep them."""

from django.urls import reverse
from django.views.generic import DetailView

from base.core.audience import Audience
from base.core.lists import Column, StaffList, addresses, lines, link, quiet, tag
from base.core.views import ActOnForm, OneButton, WriteRow

from ..models import Pilot, Standard, Team, What
from . import forms, services


class Standards(StaffList):
    audience = Audience.STAFF
    title = "Standards to inspect by"
    one, many = "standard", "standards"
    columns = (
        Column("What it is called", sort="title", also=("What is inspected",)),
        Column("Service", sort="service"),
        Column("Where it stands", sort=("retired_at", "in_use_since")),
    )
    opens_with = ("title",)
    filter_class = forms.StandardFilter
    queryset = Standard.objects.all()
    nothing = "No standard is written yet."
    way_on = ("inspections:new_standard", "Write one")
    back = ("inspections:home", "Inspections")
    template_name = "inspections/standards.html"

    def look_up(self, rows) -> None:
        self.page_of = addresses("inspections:standard")

    def row(self, row: Standard):
        return (
            lines(link(row.title, self.page_of(row.pk)), quiet(row.get_what_display())),
            row.get_service_display(),
            tag(row.standing, row.standing_kind),
        )


class WriteStandard(WriteRow):
    audience = Audience.STAFF
    model = Standard
    form_class = forms.StandardForm
    template_name = "inspections/write_standard.html"
    context_object_name = "standard"
    success_message = "Saved."

    def act(self, form) -> Standard:
        return services.write_standard(standard=self.row, by=self.request.user, **form.cleaned_data)


class StandardPage(DetailView):
    audience = Audience.STAFF
    model = Standard
    template_name = "inspections/standard.html"
    context_object_name = "standard"

    def get_queryset(self):
        return Standard.objects.select_related("confirms", "written_by")

    def get_context_data(self, **kwargs):
        return super().get_context_data(items=self.object.items.all(), **kwargs)


class StandardButton(OneButton):
    model = Standard


class TakeIntoUse(StandardButton):
    audience = Audience.STAFF

    def act(self, standard: Standard) -> str:
        services.take_into_use(standard=standard, by=self.request.user)
        return "It is in use. Plan an inspection by it."


class Retire(StandardButton):
    audience = Audience.STAFF

    def act(self, standard: Standard) -> str:
        services.retire_standard(standard=standard, by=self.request.user)
        return "Nothing new is inspected by it."


class BeginFrom(StandardButton):
    audience = Audience.STAFF

    def act(self, standard: Standard) -> str:
        self.begun = services.begin_from(standard=standard, by=self.request.user)
        return "This is a draft. Change what is new."

    def leads_to(self):
        return getattr(self, "begun", self.object)


class DecidePilot(ActOnForm):
    audience = Audience.STAFF
    form_class = forms.PilotForm
    template_name = "inspections/pilot.html"
    success_message = "It is written down."

    def get_context_data(self, **kwargs):
        pilots = Pilot.objects.select_related("decided_by")
        return super().get_context_data(pilots=pilots, **kwargs)

    def act(self, form) -> str:
        services.decide_pilot(by=self.request.user, **form.cleaned_data)
        return reverse("inspections:home")


class NameTeams(ActOnForm):
    audience = Audience.STAFF
    form_class = forms.TeamsForm
    template_name = "inspections/teams.html"
    success_message = "Saved."

    def get_initial(self):
        teams = list(Team.objects.all())
        return {what: [one.group_id for one in teams if one.what == what] for what in What.values}

    def act(self, form) -> str:
        for what in What.values:
            groups = form.cleaned_data[what]
            services.name_teams(what=what, groups=groups, by=self.request.user)
        return reverse("inspections:home")
