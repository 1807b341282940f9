"""Somebody answers an open consultation, or an officer who acts for them does: see ``questionnaires.answering``."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from base.core.audience import Audience
from participation.questionnaires.answering import views
from participation.questionnaires.answering.who import SignedIn
from participation.questionnaires.models import Questionnaire, Version
from participation.questionnaires.owners import Owned

from ..models import Consultation
from ..questions import CONSULTATION, version_asked_if_any

PAGES = {
    "start": "consultations:start_answering",
    "page": "consultations:answer_page",
    "check": "consultations:check_answers",
    "sent": "consultations:answer_sent",
}


class AnsweringConsultation(SignedIn):
    def find_whose(self) -> Owned:
        theirs = Consultation.objects.published().visible_to(self.request.user)
        return Owned(get_object_or_404(theirs, slug=self.kwargs["slug"]), CONSULTATION)

    def find_version(self) -> Version | None:
        return version_asked_if_any(self.whose.by)

    def address(self, name: str, *more: str) -> str:
        return reverse(PAGES[name], args=[self.kwargs["slug"], *more])


class StartAnswering(AnsweringConsultation, views.Start):
    audience = Audience.CUSTOMERS


class AnswerPage(AnsweringConsultation, views.OnePage):
    audience = Audience.CUSTOMERS

    @staticmethod
    def boxes_of(slug: str, page: str):
        return views.boxes_of(Questionnaire.objects.filter(consultation__slug=slug).first())


class CheckAnswers(AnsweringConsultation, views.Check):
    audience = Audience.CUSTOMERS


class AnswerSent(AnsweringConsultation, views.Sent):
    audience = Audience.CUSTOMERS
