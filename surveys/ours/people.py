"""Surveys of our own staff (R-45): whom they are for, and when we are asked too often."""

import datetime as dt

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format

from base.accounts.models import User
from base.core.audience import Audience
from base.core.measures import measure
from participation.questionnaires.codes.services import give_codes_by_mark
from participation.questionnaires.models import PersonalCode

from ..house_rules import STAFF_SURVEY_GAP_DAYS
from ..marks import OURS, mark_of_one_of_us
from ..models import Privacy, Survey, SurveyType

#: Under a name nobody would tell their own head of service.
NOT_BY_NAME = "Our own staff are asked in confidence or without names. Choose one of these."
NOT_FOR_ANYBODY = "A survey of our own staff is for us alone. Leave out that anybody may answer."
TAKES_NOBODY_ELSE = "Everybody of us is asked on their own page. Nobody is chosen or written to."


def our_people() -> QuerySet[User]:
    """Everybody who works here and can sign in."""
    return User.objects.filter(
        is_active=True, role_grants__role__in=Audience.STAFF.value
    ).distinct()


def code_of_one_of_us(survey: Survey, user: User) -> str:
    """Asked again, it is the same one."""
    mark = mark_of_one_of_us(user.pk)
    whom = {"marks": [mark], "ends_at": survey.ends_at}
    return give_codes_by_mark(questionnaire=survey.questionnaire, **whom)[mark]


@measure(
    "How many of us have answered",
    "Colleagues who can sign in today, and codes of the survey that one of us has answered with.",
)
def asked_and_answered(survey: Survey) -> tuple[int, int]:
    spent = PersonalCode.objects.filter(
        questionnaire=survey.questionnaire_id, mark__startswith=OURS, spent_on__isnull=False
    )
    return our_people().count(), spent.count()


def why_not_asked(survey: Survey) -> str:
    """Why a survey of our staff cannot be opened as it is; empty where it can. We tire apart from customers."""
    if survey.privacy == Privacy.NAMED:
        return NOT_BY_NAME
    if survey.open_to_all:
        return NOT_FOR_ANYBODY
    gap = dt.timedelta(days=STAFF_SURVEY_GAP_DAYS.value)
    near = Survey.objects.launched().filter(
        survey_type=SurveyType.STAFF,
        starts_at__gt=survey.starts_at - gap,
        starts_at__lt=survey.starts_at + gap,
    )
    other = near.exclude(pk=survey.pk).order_by("-starts_at").first()
    if other is None:
        return ""
    free = date_format(timezone.localdate(other.starts_at + gap), "j F Y")
    return f"“{other}” asks our staff too near to this. Begin on {free} or later."
