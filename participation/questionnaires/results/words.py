"""Who may read what people wrote, where nobody was to be read by name."""

from django.db.models import QuerySet

from ..models import Questionnaire
from ..owners import owned
from .approach import how_done
from .releases import released, released_sheets


def hides_whose(questionnaire: Questionnaire) -> bool:
    """People were promised that nobody reads what one person answered."""
    whose = owned(questionnaire)
    return whose.owner is not None and not whose.fieldwork.single_answers


def may_be_read(questionnaire: Questionnaire, code: str, *, apart: bool = False) -> bool:
    """Of such a questionnaire: not of few, and not before it is over."""
    if apart or not how_done(questionnaire).fieldwork.is_over:
        return False
    told = released(questionnaire)
    return any(told.words_may_be_read(one) for one in told.results if one.question.code == code)


def sheets_to_read(questionnaire: Questionnaire) -> QuerySet:
    """Of such a questionnaire: as its numbers are told, so that no single one is seen to come."""
    return released_sheets(questionnaire)
