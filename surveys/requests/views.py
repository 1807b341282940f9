"""Surveys that somebody asked for: the list, asking, one of them, saying no, and reporting back."""

from django.urls import reverse
from django.views.generic import DetailView

from base.core.audience import Audience
from base.core.lists import Column, StaffList, addresses, lines, link, quiet, tag
from base.core.views import ActOnForm, FormAboutRow, OneButton

from ..models import SurveyRequest
from . import services
from .forms import DeclineForm, ReportBackForm, RequestForm


class Requests(StaffList):
    audience = Audience.STAFF
    title = "Surveys asked for"
    one, many = "request", "requests"
    columns = (
        Column("What", sort="title", also=("Service",)),
        Column("Asked for by", sort="requested_by__name"),
        Column("Needed by", sort="needed_on"),
        Column("Where it stands", sort=("declined_at", "reported_at")),
    )
    opens_with = ("-requested_at",)
    queryset = SurveyRequest.objects.select_related("requested_by", "survey")
    nothing = "Nobody has asked for a survey yet."
    back = ("surveys:list", "Surveys")
    template_name = "surveys/requests.html"

    def look_up(self, rows: list[SurveyRequest]) -> None:
        self.page_of = addresses("surveys:request")

    def row(self, row: SurveyRequest):
        return (
            lines(link(row.title, self.page_of(row.pk)), quiet(row.get_service_display())),
            row.requested_by,
            row.needed_on,
            tag(row.standing, row.standing_kind),
        )


class AskFor(ActOnForm):
    audience = Audience.STAFF
    form_class = RequestForm
    template_name = "surveys/ask_for.html"
    success_message = "It is asked for. You hear here whether it is done, and what was found."

    def act(self, form) -> str:
        request = services.ask_for_survey(by=self.request.user, **form.cleaned_data)
        return reverse("surveys:request", args=[request.pk])


class RequestPage(DetailView):
    audience = Audience.STAFF
    model = SurveyRequest
    context_object_name = "asked"
    template_name = "surveys/request.html"

    def get_queryset(self):
        return SurveyRequest.objects.select_related("requested_by", "survey", "reported_by")


class AboutRequest(FormAboutRow):
    model = SurveyRequest
    context_object_name = "asked"
    template_name = "surveys/answer_request.html"
    heading = ""

    def get_context_data(self, **kwargs):
        return super().get_context_data(heading=self.heading, **kwargs)


class Decline(AboutRequest):
    audience = Audience.STAFF
    form_class = DeclineForm
    heading = "Say that it is not done"
    success_message = "Whoever asked reads why."

    def act(self, form) -> str:
        services.decline_request(
            request=self.row, why=form.cleaned_data["why"], by=self.request.user
        )
        return reverse("surveys:request", args=[self.row.pk])


class ReportBack(AboutRequest):
    audience = Audience.STAFF
    form_class = ReportBackForm
    heading = "Report back"
    success_message = "Whoever asked reads it on their list of what waits."

    def get_initial(self):
        return {"report": self.row.report}

    def act(self, form) -> str:
        services.report_back(
            request=self.row, report=form.cleaned_data["report"], by=self.request.user
        )
        return reverse("surveys:request", args=[self.row.pk])


class MarkRead(OneButton):
    audience = Audience.STAFF
    model = SurveyRequest

    def get_queryset(self):
        return SurveyRequest.objects.all()

    def leads_to(self) -> str:
        return reverse("surveys:request", args=[self.object.pk])

    def act(self, request: SurveyRequest) -> str:
        services.mark_read(request=request, by=self.request.user)
        return "It waits for you no more."
