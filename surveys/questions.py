"""The questions of a survey: whose they are, when they are asked, and what counts."""

from django.db.models import QuerySet

from participation.questionnaires.models import Questionnaire
from participation.questionnaires.owners import Owner, register

from .fieldwork import fieldwork
from .models import Survey


def find(questionnaire: Questionnaire) -> Survey | None:
    return Survey.objects.filter(questionnaire=questionnaire).first()


def not_now(survey: Survey) -> str:
    """It opens its questions itself, and closes them."""
    if survey.cancelled_at:
        return "This survey was called off. Nobody is asked these questions."
    if survey.opened_at is None:
        return "People are asked these questions once you open the survey."
    if survey.is_over:
        return "This survey has closed. Nobody is asked these questions any more."
    return ""


def that_count(survey: Survey, sheets: QuerySet) -> QuerySet:
    """All that was sent while it was open; nothing of one that was called off."""
    return sheets.none() if survey.cancelled_at else sheets


register(Owner("survey", find, not_now, that_count, fieldwork=fieldwork))
