"""The questions of each list of criteria."""

from participation.questionnaires.fieldwork import Fieldwork
from participation.questionnaires.models import Questionnaire
from participation.questionnaires.owners import Owner, register

from .answering import invitation, only_with_a_contact, receive
from .models import Checklist


def find(questionnaire: Questionnaire) -> Checklist | None:
    return Checklist.objects.filter(questionnaire=questionnaire).first()


def asked_the_same(checklist: Checklist) -> str:
    """A correction would change what a score is made of."""
    return "Scores are made of these questions, so they stay as they are. Write a new list instead."


def read_elsewhere(checklist: Checklist) -> Fieldwork:
    """What was noticed may name somebody: it is told by the pages of these checks alone."""
    return Fieldwork(single_answers=False)


CHECKLIST = register(
    Owner(
        "checklist",
        find,
        asked_the_same,
        invites=invitation,
        refuses=only_with_a_contact,
        receive=receive,
        fieldwork=read_elsewhere,
        related="checklist",
    )
)
