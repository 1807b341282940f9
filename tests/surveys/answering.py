"""A survey of two pages, and somebody who answers it with a code."""

import re

from participation.questionnaires.codes.services import give_codes
from participation.questionnaires.kinds import Kind
from participation.questionnaires.models import PersonalCode
from surveys.planning.services import open_survey
from tests.factories.questionnaires import add_question, make_questionnaire, only_if, option_of
from tests.factories.surveys import make_survey
from tests.forms import token_in


class Safety:
    """Do you feel safe; and on a page of its own why not, for whoever does not."""

    def __init__(self, officer, **fields):
        questionnaire = make_questionnaire(officer, "Safety")
        self.safe = add_question(questionnaire, "Do you feel safe?", "Yes", "No")
        self.why = add_question(
            questionnaire, "Why not?", kind=Kind.LONG, rules=[only_if(self.safe, "No")]
        )
        survey = make_survey("Safety", questionnaire=questionnaire, lead_officer=officer, **fields)
        self.survey = open_survey(survey=survey, by=officer)
        self.questionnaire = questionnaire
        self.page = self.survey.get_absolute_url()
        self.start = f"{self.page}answer/"

    def code(self, customer) -> PersonalCode:
        give_codes(questionnaire=self.questionnaire, customers=[customer.pk])
        return PersonalCode.objects.get(customer=customer, questionnaire=self.questionnaire)

    def yes(self) -> dict[str, str]:
        return {self.safe.source: option_of(self.safe, "Yes"), "shown": self.safe.code}

    def no(self) -> dict[str, str]:
        return {self.safe.source: option_of(self.safe, "No"), "shown": self.safe.code}


def carried_in(page: str) -> str:
    return re.search(r'name="carried"[^>]*value="([^"]+)"', page)[1]


def answer_signed_in(client, safety: Safety, said: dict) -> str:
    client.post(f"{safety.start}{safety.safe.code}/", said)
    check = client.get(f"{safety.start}check/").content.decode()
    sent = client.post(f"{safety.start}check/", {"form_token": token_in(check)}, follow=True)
    return sent.content.decode()


def answer_in_the_page(client, safety: Safety, code: PersonalCode, *pages: dict) -> str:
    """With a code, every page carrying what was said before; what stands on the last page."""
    address = f"/s/{code.code}/"
    shown = client.get(f"{address}{safety.safe.code}/").content.decode()
    for said in pages:
        answer = client.post(
            f"{address}{safety.safe.code}/", {**said, "carried": carried_in(shown)}
        )
        shown = answer.content.decode()
    sent = {"form_token": token_in(shown), "carried": carried_in(shown)}
    return client.post(f"{address}check/", sent, follow=True).content.decode()
