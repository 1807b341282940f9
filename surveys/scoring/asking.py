"""Writing the questions of something that is scored, in the one engine of questions."""

from collections.abc import Sequence

from participation.questionnaires.building.services import Choice
from participation.questionnaires.building.writing import Writing
from participation.questionnaires.kinds import Kind

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


class WritingScores(Writing):
    """Writes criteria as well, so that a score can be made of the answers."""

    def ask_of(self, criteria: Sequence[ScoredCriterion]) -> None:
        """Each with yes, partly and no, on a page of their own."""
        for place, one in enumerate(criteria):
            self.ask(one.code, Kind.SINGLE, one.words, *YES_PARTLY_NO, new_page=not place)
