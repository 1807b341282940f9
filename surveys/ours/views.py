"""One of us finds the surveys of our own staff, and answers them with a code as anybody does."""

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from base.core.audience import Audience
from base.core.refused import Refused
from base.core.views import OneButton
from participation.questionnaires.models import PersonalCode

from ..marks import mark_of_one_of_us
from ..models import Survey, SurveyType
from ..privacy import PROMISES
from .people import code_of_one_of_us

MOST_SHOWN = 20


class OurSurveys(TemplateView):
    """To answer now, answered, and what came of those that have closed."""

    audience = Audience.STAFF
    template_name = "surveys/ours.html"

    def get_context_data(self, **kwargs):
        spent = PersonalCode.objects.filter(
            questionnaire=OuterRef("questionnaire"),
            mark=mark_of_one_of_us(self.request.user.pk),
            spent_on__isnull=False,
        )
        surveys = Survey.objects.launched().filter(survey_type=SurveyType.STAFF)
        surveys = surveys.filter(starts_at__lte=timezone.now()).annotate(is_answered=Exists(spent))
        found = list(surveys.order_by("-ends_at", "-pk")[:MOST_SHOWN])
        for one in found:
            one.promise = PROMISES[one.privacy]
        return super().get_context_data(
            to_answer=[one for one in found if one.is_open and not one.is_answered],
            answered=[one for one in found if one.is_open and one.is_answered],
            closed=[one for one in found if one.is_closed],
            **kwargs,
        )


class AnswerOurs(OneButton):
    """Whoever presses has a code of their own, which stands for them in no answer."""

    audience = Audience.STAFF
    shut_when_acting = True
    model = Survey

    def get_queryset(self):
        return Survey.objects.launched().filter(survey_type=SurveyType.STAFF)

    def act(self, survey: Survey) -> None:
        if not survey.is_open:
            raise Refused("Nobody can answer this now.")
        self.code = code_of_one_of_us(survey, self.request.user)

    def leads_to(self) -> str:
        code = getattr(self, "code", "")
        return reverse("questionnaires:code", args=[code]) if code else reverse("surveys:ours")
