"""Who answered what. Of a confidential survey, who reads it is written down."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.generic import ListView, TemplateView

from base.core.audience import Audience
from base.core.paging import NearestPage
from participation.questionnaires.answering.reading import read_out
from participation.questionnaires.models import Sheet

from ..planning.views import OneSurvey
from .services import may_read, note_reading


class AnswersByName(OneSurvey, NearestPage, ListView):
    """Everybody who answered, the latest first; 404 for whoever may not read it. No file is made of it."""

    audience = Audience.STAFF
    template_name = "surveys/answers.html"
    context_object_name = "sheets"
    paginate_by = 50

    def get_queryset(self):
        if not may_read(self.survey, self.request.user):
            raise Http404("Only those who handle it read this.")
        sheets = Sheet.objects.counted().filter(questionnaire=self.survey.questionnaire_id)
        named = sheets.exclude(customer=None).select_related("customer")
        return named.order_by("-sent_at", "-pk")


class OneAnswer(OneSurvey, TemplateView):
    """What one person answered, without equality questions: these are read as numbers alone."""

    audience = Audience.STAFF
    template_name = "surveys/answer.html"

    def get_context_data(self, **kwargs):
        if not may_read(self.survey, self.request.user):
            raise Http404("Only those who handle it read this.")
        sheets = Sheet.objects.counted().exclude(customer=None).select_related("customer")
        theirs = sheets.filter(questionnaire=self.survey.questionnaire_id)
        sheet = get_object_or_404(theirs, pk=self.kwargs["sheet"])
        note_reading([(self.survey, sheet)], by=self.request.user)
        context = super().get_context_data(**kwargs)
        return {**context, "sheet": sheet, "answers": read_out(sheet, to_us=True)}
