"""Surveys, whom they are for and who of them was drawn, what must be asked regularly, and requests."""

from .cycles import Cycle, Report
from .drawing import Draw, ListedPerson, PeopleList, Sampled
from .requests import SurveyRequest
from .surveys import Privacy, Survey, SurveyType

__all__ = [
    "Cycle",
    "Draw",
    "ListedPerson",
    "PeopleList",
    "Privacy",
    "Report",
    "Sampled",
    "Survey",
    "SurveyRequest",
    "SurveyType",
]
