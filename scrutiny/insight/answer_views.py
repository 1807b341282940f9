"""Findings as staff and the board read and answer them."""

from django.urls import reverse
from django.views.generic import DetailView, TemplateView

from base.core.audience import Audience, Role
from base.core.lists import Column, StaffList, lines, link, quiet, tag
from base.core.views import FormAboutRow

from . import services
from .finding_views import MOST_SHOWN
from .forms import AnswerForm
from .models import Finding


class Findings(StaffList):
    """What groups sent, to the executive team and to the board."""

    audience = Audience.STAFF
    title = "Findings of panels and service voices"
    one, many = "finding", "findings"
    columns = (
        Column("Finding", sort="what", also=("From",)),
        Column("Service", sort="service"),
        Column("Sent", sort="sent_on", also=("To",)),
        Column("Answer due", sort="due_on"),
        Column("Where it stands", sort=("answered_on", "due_on")),
    )
    opens_with = ("-sent_on",)
    queryset = Finding.objects.sent().select_related("panel")
    nothing = "No group has sent a finding yet."
    back = ("insight:staff_services", "How each service is doing")

    def row(self, row: Finding):
        return (
            lines(link(row.what, row.staff_address), quiet(row.panel.name)),
            row.get_service_display(),
            lines(row.sent_on, quiet(row.get_to_display())),
            row.due_on,
            tag(row.standing, row.standing_kind),
        )


class StaffFinding(DetailView):
    audience = Audience.STAFF
    template_name = "insight/staff_finding.html"
    context_object_name = "finding"

    def get_queryset(self):
        return Finding.objects.sent().select_related("panel", "executive", "answered_by")

    def get_context_data(self, **kwargs):
        return super().get_context_data(answers=answers(self.request, self.object), **kwargs)


def answers(request, finding: Finding) -> bool:
    return finding.is_waiting and services.may_answer(finding, request.user)


class AnswerFinding(FormAboutRow):
    """The answer of whoever it was sent to."""

    audience = Audience.STAFF
    model = Finding
    form_class = AnswerForm
    context_object_name = "finding"
    template_name = "insight/answer_finding.html"
    success_message = "Sent. Everybody can read it."

    def get_queryset(self):
        return Finding.objects.sent().filter(to=Finding.To.EXECUTIVE).select_related("panel")

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            back=self.leads_back(), answers=answers(self.request, self.row), **kwargs
        )

    def leads_back(self) -> str:
        return self.row.staff_address

    def act(self, form) -> str:
        words = form.cleaned_data["words"]
        services.answer_finding(finding=self.row, words=words, by=self.request.user)
        return self.leads_back()


class BoardFindings(TemplateView):
    """What was found, what the board has still to answer, and what others have."""

    audience = Audience.BOARD
    template_name = "insight/board_findings.html"

    def get_context_data(self, **kwargs):
        sent = Finding.objects.sent().select_related("panel")
        waiting = sent.waiting().order_by("due_on", "pk")
        return super().get_context_data(
            ours=waiting.filter(to=Finding.To.BOARD)[:MOST_SHOWN],
            executive=waiting.filter(to=Finding.To.EXECUTIVE)[:MOST_SHOWN],
            answered=sent.answered().order_by("-answered_on", "-pk")[:MOST_SHOWN],
            answers=Role.BOARD in self.request.user.roles,
            **kwargs,
        )


class BoardAnswer(AnswerFinding):
    audience = Audience.BOARD

    def get_queryset(self):
        return Finding.objects.sent().filter(to=Finding.To.BOARD).select_related("panel")

    def leads_back(self) -> str:
        return reverse("insight:board_findings")
