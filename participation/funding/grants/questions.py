"""The questions of each scheme."""

from participation.questionnaires.fieldwork import Fieldwork
from participation.questionnaires.models import Questionnaire
from participation.questionnaires.owners import Owner, register

from .answering import invitation, only_of_an_application, receive
from .asked import POUNDS, WHAT_FOR
from .models import Scheme


def find(questionnaire: Questionnaire) -> Scheme | None:
    return Scheme.objects.filter(questionnaire=questionnaire).first()


def without_what_the_ledger_needs(scheme: Scheme) -> str:
    """The ledger is told what for and how much, whatever else is asked."""
    draft = scheme.questionnaire.draft if scheme.questionnaire else None
    if draft is None:
        return ""
    asked = set(draft.questions.values_list("code", flat=True))
    if {POUNDS, WHAT_FOR} <= asked:
        return ""
    return "Ask what the money is for and how much it is. The ledger needs both."


def read_elsewhere(scheme: Scheme) -> Fieldwork:
    """One application is read on the page of its grant, and is in no result."""
    return Fieldwork(single_answers=False)


SCHEME = register(
    Owner(
        "grant_scheme",
        find,
        without_what_the_ledger_needs,
        invites=invitation,
        refuses=only_of_an_application,
        receive=receive,
        fieldwork=read_elsewhere,
        related="grant_scheme",
    )
)
