"""Surveys, whom they are for and who of them was drawn, what must be asked regularly, and requests."""

from .anonymous import DayCount, SheetGroup
from .cycles import Cycle, Report
from .drawing import Draw, ListedPerson, PeopleList, Sampled
from .mailings import MOST_REMINDERS, Mailing
from .requests import SurveyRequest
from .surveys import Privacy, Survey, SurveyType

__all__ = [
    "MOST_REMINDERS",
    "Cycle",
    "DayCount",
    "Draw",
    "ListedPerson",
    "Mailing",
    "PeopleList",
    "Privacy",
    "Report",
    "Sampled",
    "SheetGroup",
    "Survey",
    "SurveyRequest",
    "SurveyType",
]
