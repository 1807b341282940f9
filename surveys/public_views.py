"""What everybody reads of a survey: what it asks, how to answer it, and what came of it."""

from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import TemplateView

from base.core.audience import Audience
from participation.people.customers.mine import customer_of
from participation.questionnaires.house_rules import ANSWERS_THRESHOLD
from participation.questionnaires.kept_versions import questions_of
from participation.questionnaires.results.counting import COUNTED
from participation.questionnaires.results.small_numbers import HOW_SHOWN

from .answering.invitation import was_asked
from .answering.views import sign_in_to_answer
from .counted import told_to_everybody
from .models import Survey, SurveyType
from .privacy import PROMISES


def seen_by(user):
    """Whoever has its address may read of one that was opened; staff of each."""
    if Audience.STAFF.admits(user):
        return Survey.objects.all()
    everybody = Q(opened_at__isnull=False) | Q(published_at__isnull=False)
    return Survey.objects.filter(everybody).exclude(survey_type=SurveyType.STAFF)


class SurveyPage(TemplateView):
    """What it asks, for whom and until when, and the ways to answer it."""

    audience = Audience.EVERYONE
    template_name = "surveys/survey.html"

    def get(self, request, *args, **kwargs):
        if "kiosk" in request.GET:  # as it was called before it had a page of its own
            return redirect("surveys:kiosk", kwargs["slug"])
        return super().get(request, *args, **kwargs)

    def get_context_data(self, slug, **kwargs):
        survey = get_object_or_404(seen_by(self.request.user), slug=slug)
        customer = customer_of(self.request) if survey.is_open else None
        is_asked = customer is not None and (survey.open_to_all or was_asked(survey, customer))
        return super().get_context_data(
            survey=survey,
            promise=PROMISES[survey.privacy],
            is_asked=is_asked,
            may_answer_openly=survey.is_open
            and survey.open_to_all
            and not self.request.user.is_authenticated,
            sign_in=sign_in_to_answer(survey),
            **kwargs,
        )


class Results(TemplateView):
    """How many people answered what, question by question, once that is published."""

    audience = Audience.EVERYONE
    template_name = "surveys/published_results.html"

    def get_context_data(self, slug, **kwargs):
        published = Survey.objects.filter(results_published_at__isnull=False, cancelled_at=None)
        survey = get_object_or_404(published, slug=slug)
        if survey.questionnaire is None:
            raise Http404("Nothing was asked.")
        told = told_to_everybody.lately(survey.questionnaire_id).found
        asked = survey.questionnaire.asked
        return super().get_context_data(
            survey=survey,
            reading=told.reading if told else None,
            sections=told.method if told else [],
            questions=questions_of(asked) if asked else [],
            definition=f"{COUNTED} {HOW_SHOWN.format(threshold=ANSWERS_THRESHOLD.value)}",
            **kwargs,
        )
