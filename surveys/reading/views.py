"""Who answered what. Of a confidential survey, who reads it is written down."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from base.core.audience import Audience
from base.core.lists import Column, StaffList, link
from participation.questionnaires.answering.reading import read_out
from participation.questionnaires.models import Sheet

from ..models import Survey
from ..planning.views import OneSurvey
from .services import may_read, note_reading


class AnswersByName(StaffList):
    """Everybody who answered, the latest first; 404 for whoever may not read it."""

    audience = Audience.STAFF
    title = "Who answered what"
    one, many = "answer", "answers"
    columns = (
        Column("Who", sort="customer__name"),
        Column("How", sort="mode"),
        Column("When", sort="sent_at"),
    )
    opens_with = ("-sent_at",)
    nothing = "Nobody has answered yet."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.survey = get_object_or_404(Survey, pk=kwargs["pk"])

    def everything(self):
        if not may_read(self.survey, self.request.user):
            raise Http404("Only those who handle it read this.")
        sheets = Sheet.objects.counted().filter(questionnaire=self.survey.questionnaire_id)
        return sheets.exclude(customer=None).select_related("customer")

    def get_title(self) -> str:
        return f"Who answered what: {self.survey}"

    def row(self, row: Sheet):
        address = reverse("surveys:answer", args=[self.survey.pk, row.pk])
        return (
            link(row.customer.name, address),
            row.get_mode_display(),
            timezone.localdate(row.sent_at),
        )


class OneAnswer(OneSurvey, TemplateView):
    """What one person answered."""

    audience = Audience.STAFF
    template_name = "surveys/answer.html"

    def get_context_data(self, **kwargs):
        if not may_read(self.survey, self.request.user):
            raise Http404("Only those who handle it read this.")
        sheets = Sheet.objects.counted().exclude(customer=None).select_related("customer")
        theirs = sheets.filter(questionnaire=self.survey.questionnaire_id)
        sheet = get_object_or_404(theirs, pk=self.kwargs["sheet"])
        note_reading(survey=self.survey, sheet=sheet, by=self.request.user)
        context = super().get_context_data(**kwargs)
        return {**context, "sheet": sheet, "answers": read_out(sheet)}
