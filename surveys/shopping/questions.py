"""The questions of mystery shopping: each month's, and those of each scenario."""

from participation.questionnaires.fieldwork import Fieldwork
from participation.questionnaires.models import Questionnaire
from participation.questionnaires.owners import Owner, register

from .answering import (
    SAYS,
    not_given,
    not_in_round,
    receive_real_contact,
    receive_set_enquiry,
    round_invitation,
    scenario_invitation,
)
from .models import Round, Scenario


def find_round(questionnaire: Questionnaire) -> Round | None:
    return Round.objects.filter(questionnaire=questionnaire).first()


def find_scenario(questionnaire: Questionnaire) -> Scenario | None:
    return Scenario.objects.filter(questionnaire=questionnaire).first()


def asked_the_same(row: Round | Scenario) -> str:
    """A correction would change what a score is made of."""
    return "Scores are made of these questions, so they stay as they are. Write a new scenario instead."


def read_elsewhere(row: Round | Scenario) -> Fieldwork:
    """Pages of results would show each shopper's own words, and whom of us they name: what shoppers found is told
    by the pages of mystery shopping alone."""
    return Fieldwork(single_answers=False)


ROUND = register(
    Owner(
        "shopping_round",
        find_round,
        asked_the_same,
        invites=round_invitation,
        refuses=not_in_round,
        receive=receive_real_contact,
        fieldwork=read_elsewhere,
        says=SAYS,
        related="shopping_round",
    )
)
SCENARIO = register(
    Owner(
        "shopping_scenario",
        find_scenario,
        asked_the_same,
        invites=scenario_invitation,
        refuses=not_given,
        receive=receive_set_enquiry,
        fieldwork=read_elsewhere,
        says=SAYS,
        related="scenario",
    )
)
