"""Somebody answers an open consultation, or an officer who acts for them does: see ``questionnaires.answering``."""

from django.shortcuts import get_object_or_404

from base.core.audience import Audience
from participation.questionnaires.answering import views
from participation.questionnaires.answering.who import SignedIn
from participation.questionnaires.models import Questionnaire, Version
from participation.questionnaires.owners import Owned

from ..models import Consultation
from ..questions import CONSULTATION, version_asked_if_any


class AnsweringConsultation(SignedIn):
    audience = Audience.CUSTOMERS
    pages = {
        "start": "consultations:start_answering",
        "page": "consultations:answer_page",
        "check": "consultations:check_answers",
        "sent": "consultations:answer_sent",
    }

    def find_whose(self) -> Owned:
        theirs = Consultation.objects.published().visible_to(self.request.user)
        theirs = theirs.select_related("rent_table")
        return Owned(get_object_or_404(theirs, slug=self.kwargs["slug"]), CONSULTATION)

    def find_version(self) -> Version | None:
        return version_asked_if_any(self.whose.by)

    @classmethod
    def questions_at(cls, slug: str) -> Questionnaire | None:
        return Questionnaire.objects.filter(consultation__slug=slug).first()


StartAnswering, AnswerPage, CheckAnswers, AnswerSent = views.four_pages(AnsweringConsultation)
