"""The surveys that follow jobs, as the rows of a survey are made in the demo world."""

from participation.questionnaires.models import Sheet

from ..models import SurveyType
from ..schedules.demo import AfterJob
from .asked import SATISFIED, YES_NO, Asked

HOW_WAS_IT = "How satisfied are you with what we did?"
MODE = Sheet.Mode.ONLINE


def as_asked(one: AfterJob) -> Asked:
    return Asked(
        f"{one.name}: how was it?",
        SurveyType.TRANSACTION,
        one.service,
        "The service itself",
        "To hear how it went, while people still know.",
        "The head of the service reads the answers every month, and says what is mended.",
        *(-40, 325),
        ((HOW_WAS_IT, SATISFIED), ("Was it done when we had said?", YES_NO)),
    )
