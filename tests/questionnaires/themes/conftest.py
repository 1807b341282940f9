"""A question that people answered in their own words, and two members of staff who read what they wrote."""

import pytest

from base.core.audience import Role
from participation.questionnaires.answering.services import begin_sheet, keep_answers, send_sheet
from participation.questionnaires.kinds import Kind
from participation.questionnaires.models import Reading, Theme
from participation.questionnaires.themes.asked import AskedInWords
from participation.questionnaires.themes.services import record_readings, write_theme
from tests.factories.people import make_customer, make_user
from tests.factories.questionnaires import add_question, make_questionnaire, opened


class Words:
    """What people wrote about the rent, and its themes."""

    def __init__(self, officer):
        self.officer = officer
        self.questionnaire = make_questionnaire(officer)
        self.question = add_question(self.questionnaire, "What else?", kind=Kind.LONG)
        opened(self.questionnaire)
        self.code = self.question.code
        self.address = f"/staff/questionnaires/{self.questionnaire.pk}/words/{self.code}/"

    @property
    def asked(self) -> AskedInWords:
        return AskedInWords.found(self.questionnaire.pk, self.code)

    def theme(self, name: str) -> Theme:
        return write_theme(
            questionnaire=self.questionnaire, code=self.code, name=name, by=self.officer
        )

    def wrote(self, words: str, *, may_quote: bool = False, customer=None):
        sheet = begin_sheet(questionnaire=self.questionnaire, customer=customer or make_customer())
        keep_answers(sheet=sheet, said={self.code: words})
        send_sheet(sheet=sheet, may_quote=may_quote)
        return sheet.answers.get()

    def read(self, answer, *themes, by=None, stand=Reading.Stand.FIRST) -> None:
        record_readings(found={answer: themes}, by=by or self.officer, stand=stand)


@pytest.fixture
def words(officer):
    return Words(officer)


@pytest.fixture
def second_reader(db):
    return make_user(Role.STAFF, name="Ewan Reid")
