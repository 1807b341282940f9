"""Where staff enter figures of a service that other systems count."""

from django import forms as django_forms
from django.urls import reverse

from base.core.audience import Audience
from base.core.lists import Column, ListFilter, StaffList, lines, link, quiet
from base.core.periods import FinancialYear
from base.core.views import RemoveButton, WriteRow
from participation.programme.activities.models import Service

from . import services
from .forms import FigureForm
from .models import OutsideFigure


class FigureFilter(ListFilter):
    service = django_forms.ChoiceField(
        label="Service", required=False, choices=[("", "Any"), *Service.choices]
    )

    def narrow(self, rows):
        self.is_valid()
        service = self.cleaned_data.get("service")
        return rows.filter(service=service) if service else rows


class Figures(StaffList):
    audience = Audience.STAFF
    title = "Costs, repeat contact and other landlords"
    one, many = "figure", "figures"
    columns = (
        Column("Figure", sort="title", also=("What it counts", "Source")),
        Column("Service", sort="service"),
        Column("Year", sort="year"),
        Column("Ours", sort="value"),
        Column("Similar landlords", sort="peer_value"),
    )
    opens_with = ("service", "title", "-year")
    filter_class = FigureFilter
    queryset = OutsideFigure.objects.all()
    nothing = "There is no figure yet."
    way_on = ("outside_figures:new", "Enter the first one")
    template_name = "outside_figures/list.html"

    def row(self, row: OutsideFigure):
        return (
            lines(link(row.title, row.get_absolute_url()), quiet(row.counts), quiet(row.source)),
            row.get_service_display(),
            str(row.financial_year),
            row.ours,
            lines(row.theirs, quiet(row.peers)) if row.peers else "",
        )


class WriteFigure(WriteRow):
    audience = Audience.STAFF
    model = OutsideFigure
    form_class = FigureForm
    context_object_name = "figure"
    template_name = "outside_figures/write.html"
    success_message = "Saved. Panels and service voices read it on the page of the service."

    def get_initial_of_new(self):
        last = FinancialYear.current().previous
        return {"year": last.start_year, "service": self.request.GET.get("service", "")}

    def get_context_data(self, **kwargs):
        heading = self.row.title if self.row else "Enter a figure"
        return super().get_context_data(heading=heading, **kwargs)

    def act(self, form) -> str:
        services.write_figure(by=self.request.user, figure=self.row, **form.answers())
        return reverse("outside_figures:list")


class RemoveFigure(RemoveButton):
    audience = Audience.STAFF
    model = OutsideFigure

    def leads_to(self):
        return "outside_figures:list"

    def act(self, figure) -> str:
        services.remove_figure(figure=figure, by=self.request.user)
        return "It is removed."
