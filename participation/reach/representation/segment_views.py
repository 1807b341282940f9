"""Choosing the segments by which answers to a questionnaire are told."""

from django.urls import reverse

from base.core.audience import Audience
from base.core.views import FormAboutRow
from participation.questionnaires.models import Questionnaire

from .by_segment import NOT_WHERE_HIDDEN, answered_in_segments, show_by_segments, tells_by_segment
from .forms import SegmentsForm


class AnswersBySegment(FormAboutRow):
    """For questionnaires of which staff may read single answers; of others the page says why not."""

    audience = Audience.STAFF
    model = Questionnaire
    context_object_name = "questionnaire"
    form_class = SegmentsForm
    template_name = "representation/by_segment.html"
    success_message = "It is saved."

    def get_initial(self):
        return {"segments": list(self.row.shown_segments.values_list("segment", flat=True))}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            why_not="" if tells_by_segment(self.row) else NOT_WHERE_HIDDEN,
            definition=answered_in_segments.definition,
            **kwargs,
        )

    def act(self, form) -> str:
        show_by_segments(
            questionnaire=self.row, segments=form.cleaned_data["segments"], by=self.request.user
        )
        return reverse("questionnaires:results", args=[self.row.pk])
