"""The questions of a survey: whose they are, when they are asked, and what counts."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from base.accounts.models import User
from participation.questionnaires.answering.keeping import Keeping
from participation.questionnaires.models import Questionnaire, Version
from participation.questionnaires.owners import Owner, register

from .anonymous.keeping import InThePage
from .answering.in_confidence import NOT_SHOWN, ForSomebody, InConfidence, OnThePhone
from .answering.invitation import AFTER, WHO_READS, invitation, receive, why_not_theirs
from .answering.kiosk import AtTheKiosk, InThePageAtTheKiosk, kept_at_the_kiosk
from .answering.ringing import rang, rings, rings_about
from .asked_us.forms import SAYS as WHAT_ELSE
from .fieldwork import drawn_in, fieldwork
from .marks import KIOSK, OPEN_LINK
from .models import CAME_OPENLY, Privacy, Survey, SurveyType
from .privacy import PROMISES


def find(questionnaire: Questionnaire) -> Survey | None:
    return Survey.objects.filter(questionnaire=questionnaire).first()


def not_now(survey: Survey) -> str:
    """It opens its questions itself, and closes them."""
    if survey.cancelled_at:
        return "This survey was called off. Nobody is asked these questions."
    if survey.opened_at is None:
        return "People are asked these questions once you open the survey."
    if survey.is_over:
        return "This survey has closed. Nobody is asked these questions any more."
    return ""


def that_count(survey: Survey, sheets: QuerySet) -> QuerySet:
    """All that was sent while it was open; nothing of one that was called off.

    Of an anonymous one nothing before it has closed: whoever looked before and after somebody answered
    would know what they said.
    """
    if survey.cancelled_at or (survey.is_anonymous and survey.counted_at is None):
        return sheets.none()
    return sheets


def keeping(page: Any, survey: Survey, version: Version) -> Keeping | None:
    """In the page alone, where it is anonymous; where it is confidential, on a device that many use, or by
    the open link, which a browser remembers whoever sits before it, unread by whoever has the code; and so by
    whoever of us fills in a confidential one for somebody."""
    if survey.privacy == Privacy.CONFIDENTIAL and page.who.rings:
        return OnThePhone(version.questionnaire, page.who, page.request.session)
    if survey.privacy == Privacy.CONFIDENTIAL and page.who.keyed_by is not None:
        return ForSomebody(version.questionnaire, page.who)
    if page.who.code is not None and page.who.code.mark.startswith(KIOSK):
        carried = page.request.POST.get("carried", "")
        return kept_at_the_kiosk(survey, version, page.who, carried, page.request.session)
    if survey.is_anonymous:
        return InThePage(survey, version, page.who, page.request.POST.get("carried", ""))
    code = page.who.code
    if code and (survey.privacy == Privacy.CONFIDENTIAL or code.mark.startswith(OPEN_LINK)):
        return InConfidence(version.questionnaire, page.who, page.request.session)
    return None


def taps(survey: Survey) -> bool:
    """After a job, by name. A link that says an answer is read by whatever the message passes through,
    which is more than a confidential or an anonymous survey promises."""
    return survey.survey_type == SurveyType.TRANSACTION and survey.privacy == Privacy.NAMED


def apart(survey: Survey) -> Q:
    """Whoever did not sign in, for they may have answered before. Anonymous answers name nobody, and
    keep that alone of how somebody came."""
    if survey.is_of_staff:
        return Q(pk__in=())
    if survey.is_anonymous:
        return Q(survey_group__group=CAME_OPENLY)
    return Q(customer=None)


def handles(survey: Survey, user: User) -> bool:
    """Of a confidential one only those who handle it; what is anonymous nobody can find out anyway."""
    return survey.privacy != Privacy.CONFIDENTIAL or survey.is_handled_by(user)


def kept_from(officer: Any) -> QuerySet:
    """Confidential ones that somebody else handles."""
    confidential = Survey.objects.filter(privacy=Privacy.CONFIDENTIAL, questionnaire__isnull=False)
    others = confidential.exclude(Q(lead_officer=officer) | Exists(_handled_by(officer)))
    return Questionnaire.objects.filter(pk__in=others.values("questionnaire"))


def _handled_by(officer: Any) -> QuerySet:
    return Survey.handlers.through.objects.filter(survey=OuterRef("pk"), user=officer)


def named(source: str) -> Questionnaire | None:
    """Of the survey that messages invite to, as long as people answer it or will."""
    code, _, number = source.partition(":")
    if code != "activities.activity" or not number.isdecimal():
        return None
    survey = Survey.objects.launched().filter(pk=number, ends_at__gt=timezone.now()).first()
    return survey.questionnaire if survey else None


SURVEY = register(
    Owner(
        "survey",
        find,
        not_now,
        that_count,
        invites=invitation,
        refuses=why_not_theirs,
        receive=receive,
        named=named,
        keeps=keeping,
        fieldwork=fieldwork,
        handles=handles,
        drawn_in=drawn_in,
        kept_from=kept_from,
        taps=taps,
        apart=apart,
        says=(
            *PROMISES.values(),
            InThePage.explained,
            InThePage.left_unsent,
            InConfidence.explained,
            InConfidence.why_not_shown,
            NOT_SHOWN,
            AtTheKiosk.explained,
            InThePageAtTheKiosk.explained,
            *WHO_READS.values(),
            *AFTER,
            *WHAT_ELSE,
        ),
        rings=rings,
        rings_about=rings_about,
        rang=rang,
        related="survey",
    )
)
