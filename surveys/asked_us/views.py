"""What people asked us at the end of a survey: the list, one of them, and saying that it is done."""

from django.views.generic import DetailView

from base.core.audience import Audience
from base.core.lists import Column, StaffList, addresses, lines, link, quiet, tag
from base.core.views import FormAboutRow

from ..models import AskedUs
from .forms import AskedUsFilter, DoneForm
from .services import say_done


class WhatPeopleAsked(StaffList):
    audience = Audience.STAFF
    title = "Please ring me"
    personal = True
    one, many = "request", "requests"
    columns = (
        Column("Who", sort="customer__name", also=("What",)),
        Column("Survey", sort="survey__title", also=("Service",)),
        Column("Due", sort="due_on"),
        Column("Who does it", sort="owner__name"),
        Column("Where it stands", sort=("done_at", "due_on")),
    )
    opens_with = ("-asked_at",)
    filter_class = AskedUsFilter
    queryset = AskedUs.objects.select_related("customer", "survey", "owner")
    nothing = "Nobody has asked to be rung."
    back = ("surveys:list", "Surveys")
    template_name = "surveys/asked_us.html"

    def look_up(self, rows: list[AskedUs]) -> None:
        self.page_of = addresses("surveys:asked_us_page")

    def row(self, row: AskedUs):
        return (
            lines(link(row.customer, self.page_of(row.pk)), quiet(row.what)),
            lines(row.survey.title, quiet(row.survey.get_service_display())),
            row.due_on,
            row.owner,
            tag(row.standing, row.standing_kind),
        )


class AskedUsPage(DetailView):
    audience = Audience.STAFF
    context_object_name = "asked"
    template_name = "surveys/asked_us_page.html"

    def get_queryset(self):
        rows = AskedUs.objects.select_related("customer", "survey", "owner", "done_by")
        return rows.visible_to(self.request.user)


class Done(FormAboutRow):
    audience = Audience.STAFF
    model = AskedUs
    context_object_name = "asked"
    form_class = DoneForm
    template_name = "surveys/asked_us_done.html"
    success_message = "It is done."

    def get_queryset(self):
        rows = AskedUs.objects.select_related("customer", "survey")
        return rows.visible_to(self.request.user)

    def act(self, form) -> AskedUs:
        return say_done(asked=self.row, note=form.cleaned_data["note"], by=self.request.user)
