"""Inspections as staff plan, arrange and read them."""

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.generic import DetailView, View

from base.core.audience import Audience
from base.core.documents import handed_out
from base.core.lists import Column, StaffList, addresses, lines, link, quiet, tag
from base.core.views import ActOnForm, FormAboutRow
from participation.questionnaires.models import Answer

from ..house_rules import INSPECTION_MINUTES
from ..models import Inspection
from ..put_right import actions_of
from ..reading import mark_read
from . import forms, services


class Inspections(StaffList):
    audience = Audience.STAFF
    title = "All inspections"
    one, many = "inspection", "inspections"
    columns = (
        Column("Inspection", sort="pk", numeric=True),
        Column("What", sort=("standard__what", "subject"), also=("Area",)),
        Column("When", sort="starts_at"),
        Column("Met", sort="met", numeric=True, also=("Of",)),
        Column("Not safe", sort="unsafe", numeric=True),
        Column("Where it stands", sort=("called_off_at", "sent_at")),
    )
    opens_with = ("-pk",)
    personal = True
    filter_class = forms.InspectionFilter
    queryset = Inspection.objects.select_related("standard", "area", "home")
    nothing = "Nothing is planned yet."
    way_on = ("inspections:home", "Begin here")
    back = ("inspections:home", "Inspections")

    def look_up(self, rows) -> None:
        self.page_of = addresses("inspections:inspection")

    def row(self, row: Inspection):
        return (
            row.pk,
            lines(
                link(row.subject or "A home", self.page_of(row.pk), hidden=f", {row.pk}"),
                quiet(row.area.name if row.area else "Not recorded"),
            ),
            row.starts_at or "Not agreed",
            lines(row.met, quiet(f"of {row.looked_at}")),
            row.unsafe,
            tag(row.standing, row.standing_kind),
        )


class Plan(ActOnForm):
    audience = Audience.STAFF
    form_class = forms.PlanForm
    template_name = "inspections/plan.html"
    success_message = "It is planned. Agree with inspectors when they come."

    def act(self, form) -> Inspection:
        return services.plan_inspection(by=self.request.user, **form.cleaned_data)


class InspectionPage(DetailView):
    """When it is, who comes, what they found, and what is done about it."""

    audience = Audience.STAFF
    model = Inspection
    template_name = "inspections/inspection.html"
    context_object_name = "inspection"

    def get_queryset(self):
        about = ("standard", "home", "area", "officer", "planned_by", "sent_by", "read_by", "draw")
        return Inspection.objects.select_related(*about)

    def get_context_data(self, **kwargs):
        inspection = self.object
        photos = Answer.objects.filter(sheet=inspection.sheet_id).exclude(file="")
        return super().get_context_data(
            inspectors=inspection.inspectors.select_related("customer"),
            results=inspection.found.all(),
            photos=photos.select_related("question") if inspection.sheet_id else photos.none(),
            actions=actions_of(inspection).select_related("owner"),
            **kwargs,
        )


class AboutInspection(FormAboutRow):
    model = Inspection
    context_object_name = "inspection"
    template_name = "inspections/about_inspection.html"
    heading = ""

    def get_queryset(self):
        return Inspection.objects.select_related("standard", "home", "area")

    def get_context_data(self, **kwargs):
        return super().get_context_data(heading=self.heading, **kwargs)


class Arrange(AboutInspection):
    audience = Audience.STAFF
    form_class = forms.ArrangeForm
    heading = "When, and who comes"
    success_message = "It is arranged, and they are told."

    def get_form_kwargs(self):
        return {
            **super().get_form_kwargs(),
            "may": services.who_may_inspect(self.row.standard),
            "officer_now": self.row.officer_id,
        }

    def get_initial(self):
        initial = {"minutes": self.row.minutes or INSPECTION_MINUTES.value}
        initial["officer"] = self.row.officer_id or self.request.user.pk
        initial["inspectors"] = [one.customer_id for one in self.row.inspectors.coming()]
        if self.row.starts_at:
            local = timezone.localtime(self.row.starts_at)
            initial |= {"day": local.date(), "starts": f"{local:%H:%M}"}
        return initial

    def act(self, form) -> Inspection:
        said = form.cleaned_data
        return services.arrange(
            inspection=self.row,
            starts_at=said["starts_at"],
            minutes=said["minutes"],
            officer=said["officer"],
            inspectors=said["inspectors"],
            by=self.request.user,
        )


class CallOff(AboutInspection):
    audience = Audience.STAFF
    form_class = forms.CallOffForm
    heading = "Call it off"
    success_message = "It is called off."

    def act(self, form) -> Inspection:
        return services.call_off(
            inspection=self.row, why=form.cleaned_data["why"], by=self.request.user
        )


class Read(AboutInspection):
    audience = Audience.STAFF
    form_class = forms.ReadForm
    heading = "I have read it"
    success_message = "Thank you."

    def get_initial(self):
        return {"printed": self.row.printed_praise or self.row.praise}

    def act(self, form) -> Inspection:
        return mark_read(
            inspection=self.row, printed=form.cleaned_data["printed"], by=self.request.user
        )


class Photo(View):
    """What inspectors sent a picture of; staff alone open it, and only as a download."""

    audience = Audience.STAFF

    def get(self, request, pk: int, answer: int) -> HttpResponseBase:
        sheet = get_object_or_404(Inspection.objects.sent(), pk=pk).sheet_id
        row = get_object_or_404(Answer.objects.exclude(file=""), pk=answer, sheet=sheet)
        return handed_out(row.file, row.question.words)
