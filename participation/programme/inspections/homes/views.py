"""Homes that are ready to let: the list, sending a new one, and drawing some of them."""

from django.urls import reverse

from base.core.audience import Audience
from base.core.lists import Column, StaffList, link, quiet
from base.core.periods import Month
from base.core.views import ActOnForm, OneButton

from ..house_rules import INSPECTIONS_A_MONTH
from ..models import ReadyHome
from . import forms, services


class Homes(StaffList):
    audience = Audience.STAFF
    title = "Homes ready to let"
    one, many = "home", "homes"
    columns = (
        Column("Reference", sort="reference"),
        Column("Address", sort="address"),
        Column("Area", sort="area__name"),
        Column("Ready on", sort="ready_on"),
        Column("Inspection", sort="inspection"),
    )
    opens_with = ("ready_on",)
    queryset = ReadyHome.objects.ready().select_related("area", "inspection")
    nothing = "No home is on the list."
    way_on = ("inspections:send_homes", "Send a list")
    back = ("inspections:home", "Inspections")
    template_name = "inspections/homes.html"

    def row(self, row: ReadyHome):
        inspection = getattr(row, "inspection", None)
        return (
            row.reference,
            row.address,
            str(row.area or "Not recorded"),
            row.ready_on,
            link(inspection.standing, inspection.get_absolute_url(), hidden=f", {row.reference}")
            if inspection
            else quiet("None"),
        )


class SendHomes(ActOnForm):
    """The landlord's whole list. Of a file with one wrong line nothing is taken."""

    audience = Audience.STAFF
    form_class = forms.HomesForm
    template_name = "inspections/send_homes.html"

    def act(self, form) -> str:
        new, gone = services.list_homes(homes=form.cleaned_data["file"], by=self.request.user)
        self.success_message = (
            f"{new} new on the list. {gone} not on it any more: their addresses are forgotten."
        )
        return reverse("inspections:homes")


class HomeIsLet(OneButton):
    audience = Audience.STAFF
    model = ReadyHome

    def act(self, home: ReadyHome) -> str:
        services.home_is_let(home=home, by=self.request.user)
        return "It is off the list, and its address is forgotten."

    def leads_to(self):
        return reverse("inspections:homes")


class DrawHomes(ActOnForm):
    """This month's homes, by lot."""

    audience = Audience.STAFF
    form_class = forms.DrawForm
    template_name = "inspections/draw.html"
    success_message = "They are drawn. Agree with inspectors when they come."

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            month=Month.current(),
            to_draw=ReadyHome.objects.to_draw().count(),
            number=INSPECTIONS_A_MONTH.value,
            **kwargs,
        )

    def act(self, form) -> str:
        services.draw_homes(
            standard=form.cleaned_data["standard"], by=self.request.user, month=Month.current()
        )
        return reverse("inspections:inspections")
