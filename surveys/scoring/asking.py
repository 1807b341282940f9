"""Writing the questions of something that is scored, in the one engine of questions."""

from collections.abc import Sequence
from typing import Any

from base.accounts.models import User
from participation.questionnaires.building.services import (
    Choice,
    open_questionnaire,
    start_questionnaire,
    write_question,
)
from participation.questionnaires.kinds import Kind
from participation.questionnaires.models import Questionnaire

from .marks import NO, NOT_APPLICABLE, PARTLY, YES
from .models import ScoredCriterion

NO_NAMES = (
    "Please name nobody who works for us. It is the service that is looked at, not the person."
)
DOES_NOT_APPLY = Choice("Does not apply", counts=False, code=NOT_APPLICABLE)
YES_PARTLY_NO = (
    Choice("Yes", code=YES),
    Choice("Partly", code=PARTLY),
    Choice("No", code=NO),
    DOES_NOT_APPLY,
)


class Writing:
    """Writes questions into one questionnaire, one under another."""

    def __init__(self, title: str, by: User) -> None:
        self.by = by
        self.questionnaire = start_questionnaire(title=title, by=by)

    def ask(self, code: str, kind: Kind, words: str, *choices: Choice, **more: Any) -> None:
        more.setdefault("new_page", False)
        write_question(
            questionnaire=self.questionnaire,
            code=code,
            kind=kind,
            words=words,
            choices=choices,
            by=self.by,
            **more,
        )

    def ask_of(self, criteria: Sequence[ScoredCriterion]) -> None:
        """Each with yes, partly and no, on a page of their own."""
        for place, one in enumerate(criteria):
            self.ask(one.code, Kind.SINGLE, one.words, *YES_PARTLY_NO, new_page=not place)

    def open(self) -> Questionnaire:
        open_questionnaire(questionnaire=self.questionnaire, by=self.by)
        return self.questionnaire
