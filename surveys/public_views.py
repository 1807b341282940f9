"""What everybody reads of a survey."""

from django.shortcuts import get_object_or_404
from django.views.generic import TemplateView

from base.core.audience import Audience

from .models import Survey
from .privacy import PROMISES


class SurveyPage(TemplateView):
    """What it asks, for whom and until when; staff see one that is not open yet."""

    audience = Audience.EVERYONE
    template_name = "surveys/survey.html"

    def get_context_data(self, slug, **kwargs):
        survey = get_object_or_404(Survey.objects.visible_to(self.request.user), slug=slug)
        return super().get_context_data(survey=survey, promise=PROMISES[survey.privacy], **kwargs)
