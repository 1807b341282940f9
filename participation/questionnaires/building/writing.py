"""Writing a whole questionnaire in code: for whatever makes its questions of rows of its own."""

from typing import Any

from base.accounts.models import User

from ..kinds import Kind
from ..models import Question, Questionnaire
from .services import Choice, open_questionnaire, start_questionnaire, write_question


class Writing:
    """Writes questions into one questionnaire, one under another."""

    def __init__(self, title: str, by: User) -> None:
        self.by = by
        self.questionnaire = start_questionnaire(title=title, by=by)

    def ask(self, code: str, kind: Kind, words: str, *choices: Choice, **more: Any) -> Question:
        more.setdefault("new_page", False)
        return write_question(
            questionnaire=self.questionnaire,
            code=code,
            kind=kind,
            words=words,
            choices=choices,
            by=self.by,
            **more,
        )

    def open(self) -> Questionnaire:
        open_questionnaire(questionnaire=self.questionnaire, by=self.by)
        return self.questionnaire
