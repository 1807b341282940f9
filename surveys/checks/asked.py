"""The questions about one contact: the criteria of its list, and what there is to learn."""

from collections.abc import Sequence

from base.accounts.models import User
from participation.questionnaires.kinds import Kind
from participation.questionnaires.models import Questionnaire

from ..scoring.asking import NO_NAMES, WritingScores
from .models import Criterion


def ask_of_contact(*, title: str, criteria: Sequence[Criterion], by: User) -> Questionnaire:
    form = WritingScores(title, by)
    form.ask_of(criteria)
    form.ask("noticed", Kind.LONG, "What can we learn from it?", help_text=NO_NAMES, new_page=True)
    return form.open()
