"""Surveys, whom they are for and who of them was drawn, what must be asked regularly, requests, and jobs to ask about."""

from .anonymous import CAME_OPENLY, OTHERS, DayCount, SheetGroup
from .asked_us import AskedUs
from .cycles import Cycle, Report
from .drawing import Draw, ListedPerson, PeopleList, Sampled
from .feeds import Delivery, FinishedJob, JobSender, JobType, SenderToken, hashed
from .mailings import MOST_REMINDERS, Mailing
from .requests import SurveyRequest
from .reviews import QuestionComment, QuestionReview
from .schedules import Schedule, ScheduledCycle
from .surveys import Privacy, Survey, SurveyType
from .telling import ResultsNews

__all__ = [
    "CAME_OPENLY",
    "MOST_REMINDERS",
    "OTHERS",
    "AskedUs",
    "Cycle",
    "DayCount",
    "Delivery",
    "Draw",
    "FinishedJob",
    "JobSender",
    "JobType",
    "ListedPerson",
    "Mailing",
    "PeopleList",
    "Privacy",
    "QuestionComment",
    "QuestionReview",
    "Report",
    "ResultsNews",
    "Sampled",
    "Schedule",
    "ScheduledCycle",
    "SenderToken",
    "SheetGroup",
    "Survey",
    "SurveyRequest",
    "SurveyType",
    "hashed",
]
