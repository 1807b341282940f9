"""The library of scenarios for set enquiries, as staff keep it."""

from django.views.generic import DetailView

from base.core.audience import Audience
from base.core.lists import Column, StaffList, addresses, lines, link, quiet, tag
from base.core.views import OneButton, WriteRow

from ...scoring.criteria import criteria_in
from ..models import Scenario
from . import services
from .forms import ScenarioFilter, ScenarioForm


class Scenarios(StaffList):
    audience = Audience.STAFF
    title = "Scenarios"
    one, many = "scenario", "scenarios"
    columns = (
        Column("What", sort="title", also=("Service",)),
        Column("Channel", sort="channel"),
        Column("Years", sort=("first_year", "last_year")),
        Column("Looked at", sort="reviewed_on"),
        Column("Given", sort="given", numeric=True),
        Column("Back", sort="done", numeric=True),
        Column("Where it stands", sort=("retired_at", "in_use_since")),
    )
    opens_with = ("title",)
    filter_class = ScenarioFilter
    queryset = Scenario.objects.with_assignments()
    nothing = "No scenario is written yet."
    way_on = ("shopping:new_scenario", "Write one")
    back = ("shopping:home", "Mystery shopping")
    template_name = "shopping/scenarios.html"

    def look_up(self, rows) -> None:
        self.page_of = addresses("shopping:scenario")

    def row(self, row: Scenario):
        return (
            lines(link(row.title, self.page_of(row.pk)), quiet(row.get_service_display())),
            row.get_channel_display(),
            row.years,
            row.reviewed_on or "Not yet",
            row.given,
            row.done,
            tag(row.standing, row.standing_kind),
        )


class WriteScenario(WriteRow):
    audience = Audience.STAFF
    model = Scenario
    form_class = ScenarioForm
    template_name = "shopping/write_scenario.html"
    context_object_name = "scenario"
    success_message = "Saved."

    def act(self, form) -> Scenario:
        fields = {name: form.cleaned_data[name] for name in form.Meta.fields}
        return services.write_scenario(
            scenario=self.row,
            criteria=criteria_in(form.cleaned_data),
            by=self.request.user,
            **fields,
        )


class ScenarioPage(DetailView):
    audience = Audience.STAFF
    model = Scenario
    template_name = "shopping/scenario.html"
    context_object_name = "scenario"

    def get_queryset(self):
        return Scenario.objects.select_related("reviewed_by", "written_by")

    def get_context_data(self, **kwargs):
        given = self.object.assignments.select_related("customer", "shoppers_return")
        criteria = list(self.object.criteria.all())
        return super().get_context_data(
            criteria=criteria,
            points=sum(one.points for one in criteria),
            assignments=given.order_by("-due_on")[:50],
            **kwargs,
        )


class ScenarioButton(OneButton):
    model = Scenario


class TakeIntoUse(ScenarioButton):
    audience = Audience.STAFF

    def act(self, scenario: Scenario) -> str:
        services.take_into_use(scenario=scenario, by=self.request.user)
        return "It is in use. Give it to shoppers."


class Retire(ScenarioButton):
    audience = Audience.STAFF

    def act(self, scenario: Scenario) -> str:
        services.retire_scenario(scenario=scenario, by=self.request.user)
        return "Nobody is given it any more."


class Review(ScenarioButton):
    audience = Audience.STAFF

    def act(self, scenario: Scenario) -> str:
        services.review_scenario(scenario=scenario, by=self.request.user)
        return "Noted that its right answer still is right."


class BeginFrom(ScenarioButton):
    audience = Audience.STAFF

    def act(self, scenario: Scenario) -> str:
        self.begun = services.begin_from(scenario=scenario, by=self.request.user)
        return "This is a draft. Change what is new."

    def leads_to(self):
        return getattr(self, "begun", self.object)
