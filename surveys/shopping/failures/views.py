"""What services must put right, as shoppers found it. No shopper is named on these pages."""

from django.views.generic import DetailView

from base.core.audience import Audience
from base.core.lists import Column, StaffList, addresses, lines, link, quiet, tag
from base.core.views import FormAboutRow

from ..models import Failure
from . import services
from .forms import AnswerForm, FailureFilter, PassOnForm


class Failures(StaffList):
    audience = Audience.STAFF
    title = "What shoppers found"
    one, many = "finding", "findings"
    columns = (
        Column("Service", sort="service", also=("What",)),
        Column("Due", sort="due_on"),
        Column("Who answers", sort="owner__name"),
        Column("Where it stands", sort=("answered_at", "due_on")),
    )
    opens_with = ("-raised_at",)
    filter_class = FailureFilter
    queryset = Failure.objects.select_related("owner")
    nothing = "No shopper has found anything that must be put right."
    back = ("shopping:home", "Mystery shopping")
    template_name = "shopping/failures.html"

    def get_context_data(self, **kwargs):
        names_leads = Audience.MANAGERS.admits(self.request.user)
        return super().get_context_data(names_leads=names_leads, **kwargs)

    def look_up(self, rows) -> None:
        self.page_of = addresses("shopping:failure")

    def row(self, row: Failure):
        return (
            lines(
                link(row.get_service_display(), self.page_of(row.pk), hidden=f", {row.pk}"),
                quiet(row.what.splitlines()[0]),
            ),
            row.due_on,
            row.owner,
            tag(row.standing, row.standing_kind),
        )


class FailurePage(DetailView):
    audience = Audience.STAFF
    model = Failure
    template_name = "shopping/failure.html"
    context_object_name = "failure"

    def get_queryset(self):
        return Failure.objects.select_related("owner", "answered_by")


class AboutFailure(FormAboutRow):
    model = Failure
    context_object_name = "failure"
    template_name = "shopping/about_failure.html"
    heading = ""

    def get_queryset(self):
        return Failure.objects.select_related("owner")

    def get_context_data(self, **kwargs):
        return super().get_context_data(heading=self.heading, **kwargs)


class Answer(AboutFailure):
    audience = Audience.STAFF
    form_class = AnswerForm
    heading = "Say what you did about it"
    success_message = "It is answered, and whoever reported it is told."

    def act(self, form) -> Failure:
        answer = form.cleaned_data["answer"]
        return services.answer_failure(failure=self.row, answer=answer, by=self.request.user)


class PassOn(AboutFailure):
    audience = Audience.STAFF
    form_class = PassOnForm
    heading = "Pass it on"
    success_message = "They find it on their worklist."

    def get_initial(self):
        return {"to": self.row.owner}

    def act(self, form) -> Failure:
        to = form.cleaned_data["to"]
        return services.pass_on(failure=self.row, to=to, by=self.request.user)
