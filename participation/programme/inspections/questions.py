"""The questions of each standard."""

from participation.questionnaires.fieldwork import Fieldwork
from participation.questionnaires.models import Questionnaire
from participation.questionnaires.owners import Owner, register

from .answering import invitation, only_of_an_inspection, receive
from .models import Standard


def find(questionnaire: Questionnaire) -> Standard | None:
    return Standard.objects.filter(questionnaire=questionnaire).first()


def asked_the_same(standard: Standard) -> str:
    """A correction would change what a share is made of."""
    return "Shares are made of these questions, so they stay as they are. Begin a new standard from it instead."


def read_elsewhere(standard: Standard) -> Fieldwork:
    """Single answers and photos are told by the pages of inspections alone."""
    return Fieldwork(single_answers=False)


STANDARD = register(
    Owner(
        "inspection_standard",
        find,
        asked_the_same,
        invites=invitation,
        refuses=only_of_an_inspection,
        receive=receive,
        fieldwork=read_elsewhere,
        related="inspection_standard",
    )
)
