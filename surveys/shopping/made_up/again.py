"""The questions of one month asked in the next: to write them one by one for two years of months took a third
of the time that the whole made-up world took."""

from base.accounts.models import User
from participation.questionnaires.building.services import (
    copy_questions,
    open_questionnaire,
    start_questionnaire,
)
from participation.questionnaires.models import Questionnaire

from ..asked import ask_of_real_contact


def ask_of_month(earlier: Questionnaire | None, *, title: str, by: User) -> Questionnaire:
    asked = earlier.asked if earlier else None
    if asked is None:
        return ask_of_real_contact(title=title, by=by)
    questionnaire = start_questionnaire(title=title, by=by)
    copy_questions(asked, questionnaire.versions.get())
    open_questionnaire(questionnaire=questionnaire, by=by)
    return questionnaire
