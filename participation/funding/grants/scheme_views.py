"""Schemes: what there is to ask for, for whom, on which conditions, and what a group is asked that applies."""

from django.urls import reverse
from django.utils.functional import cached_property

from base.core.audience import Audience
from base.core.lists import Column, StaffList, addresses, link
from base.core.views import OneButton, WriteRow

from . import services
from .forms import SchemeForm
from .models import Scheme


class Schemes(StaffList):
    audience = Audience.STAFF
    title = "Schemes"
    one, many = "scheme", "schemes"
    columns = (
        Column("Scheme", sort="name"),
        Column("What for", sort="what_for"),
        Column("How it is shared out", sort="method"),
        Column("Questions", sort="questionnaire"),
        Column("Rates of a new year"),
    )
    opens_with = ("position",)
    queryset = Scheme.objects.all()
    nothing = "There is no scheme yet."
    way_on = ("grants:new_scheme", "Add the first")
    back = ("grants:list", "Grants")
    template_name = "grants/schemes.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(decides=self.decides, **kwargs)

    @cached_property
    def decides(self) -> bool:
        return Audience.MANAGERS.admits(self.request.user)

    def look_up(self, rows: list[Scheme]) -> None:
        self.page_of = addresses("grants:scheme")
        self.asked_at = addresses("questionnaires:questionnaire")
        self.new_year = addresses("grants:new_year")

    def row(self, row: Scheme):
        return (
            link(row.name, self.page_of(row.pk)) if self.decides else row.name,
            row.what_for,
            row.get_method_display(),
            link("Read them", self.asked_at(row.questionnaire_id), hidden=f" of {row.name}")
            if row.questionnaire_id
            else "None yet"
            if row.has_budget
            else "",
            link("Set them", self.new_year(row.pk), hidden=f" for {row.name}")
            if row.has_budget and self.decides
            else "",
        )


class OpenToGroups(OneButton):
    """A scheme that has no questions yet begins with the usual ones."""

    audience = Audience.MANAGERS

    def get_queryset(self):
        return Scheme.objects.all()

    def act(self, row: Scheme) -> str:
        self.scheme = services.open_to_applications(scheme=row, by=self.request.user)
        return "Groups can apply. Read the questions, and write your own where you like."

    def leads_to(self):
        asked = self.scheme.questionnaire
        return asked.staff_address if asked else reverse("grants:schemes")


class WriteScheme(WriteRow):
    audience = Audience.MANAGERS
    form_class = SchemeForm
    template_name = "grants/write.html"
    model = Scheme
    context_object_name = "scheme"
    success_message = "Saved."

    def act(self, form) -> str:
        services.save_scheme(by=self.request.user, scheme=self.row, **form.cleaned_data)
        return "grants:schemes"

    def get_context_data(self, **kwargs):
        heading = f"Change {self.row}" if self.row else "Add a scheme"
        return super().get_context_data(
            heading=heading, back=reverse("grants:schemes"), back_words="Schemes", **kwargs
        )
