"""What people wrote and what is made of it: for staff who weigh it, and for everybody once it is decided."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import TemplateView

from base.core.audience import Audience
from base.core.views import ActOnForm
from participation.people.customers.mine import whose
from participation.questionnaires.house_rules import ANSWERS_THRESHOLD
from participation.questionnaires.models import Theme
from participation.questionnaires.owners import counted_sheets
from participation.questionnaires.results.releases import released_sheets
from participation.questionnaires.themes.stats import people_by_theme

from ..models import ThemeConsideration
from ..views.public import published_consultation
from ..views.staff import OneConsultation
from .forms import ConsiderForm
from .services import consider_theme
from .wrote import what_people_wrote


class Wrote(OneConsultation, TemplateView):
    """Each question in words with its themes: how many wrote of each, and what is made of it."""

    audience = Audience.STAFF
    template_name = "consultations/wrote.html"

    def get_context_data(self, **kwargs):
        questionnaire = self.consultation.questionnaire
        sheets = counted_sheets(questionnaire).exclude(customer=None) if questionnaire else None
        questions = what_people_wrote(self.consultation, sheets) if questionnaire else []
        return super().get_context_data(
            questions=questions, definition=people_by_theme.definition, **kwargs
        )


class ConsiderTheme(OneConsultation, ActOnForm):
    audience = Audience.STAFF
    form_class = ConsiderForm
    template_name = "activities/part.html"
    refused_at = "answer"
    success_message = "Saved."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        themes = Theme.objects.live().filter(questionnaire=self.consultation.questionnaire_id)
        self.theme = get_object_or_404(themes, pk=kwargs["theme"])

    def get_form_kwargs(self):
        written = ThemeConsideration.objects.filter(theme=self.theme).first()
        return {**super().get_form_kwargs(), "instance": written}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            heading=self.theme.name, activity=self.consultation, **kwargs
        )

    def act(self, form) -> str:
        consider_theme(
            consultation=self.consultation,
            theme=self.theme,
            by=self.request.user,
            **form.answers(),
        )
        return reverse("consultations:wrote", args=[self.consultation.pk])


class WhatWeMakeOfIt(TemplateView):
    """You said, we considered, we will: once it is decided."""

    audience = Audience.EVERYONE
    template_name = "consultations/considered.html"

    def get_context_data(self, slug, **kwargs):
        consultation = published_consultation.first_or_404(slug=slug, **whose(self.request))
        if consultation.decided_on is None or consultation.questionnaire is None:
            raise Http404("Nothing is decided yet.")
        threshold = ANSWERS_THRESHOLD.value
        sheets = released_sheets(consultation.questionnaire)
        found = what_people_wrote(consultation, sheets, threshold=threshold)
        return super().get_context_data(
            consultation=consultation,
            questions=[one for one in found if one.themes or one.quotes],
            threshold=threshold,
            definition=people_by_theme.definition,
            **kwargs,
        )
