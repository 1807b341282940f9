"""The questions of a consultation: whose they are, when they are asked, and one where staff wrote none."""

from django.db import transaction

from base.accounts.models import User
from base.core.rows import locked
from participation.programme.activities.models import Activity
from participation.questionnaires.building.services import (
    begin_correction,
    open_questionnaire,
    start_questionnaire,
    write_question,
)
from participation.questionnaires.fieldwork import Fieldwork
from participation.questionnaires.kinds import Kind
from participation.questionnaires.models import Questionnaire, Version
from participation.questionnaires.owners import Owner, register

from .answering import SAYS, in_time, invitation, receive, record_paper, why_not_theirs
from .models import Consultation
from .rung import rang, rings

#: What people are asked where nothing else is.
OPEN_QUESTION = "What do you think of the proposal?"
OPEN_QUESTION_HELP = "What is good about it, what is not, and what would be better."


def find(questionnaire: Questionnaire) -> Consultation | None:
    return Consultation.objects.filter(questionnaire=questionnaire).first()


def not_now(consultation: Consultation) -> str:
    """It opens its questions itself, and closes them."""
    if consultation.published_at is None:
        return "People are asked these questions once you publish the consultation."
    if consultation.cancelled_at or consultation.is_over:
        return "This is over. Nobody is asked these questions any more."
    return ""


def asked_now(consultation: Consultation, questionnaire: Questionnaire) -> Version | None:
    return version_asked_if_any(consultation)


def named(source: str) -> Questionnaire | None:
    """Of one that is published and not over yet."""
    app, _, number = source.partition(":")
    if app != Activity.SOURCE or not number.isdecimal():
        return None
    published = Consultation.objects.published().filter(pk=number, cancelled_at=None).first()
    if published is None or published.is_over:
        return None
    return version_asked(published).questionnaire


def fieldwork(consultation: Consultation) -> Fieldwork:
    """Anybody whom it is for could answer, until its last day."""
    return Fieldwork(
        began_on=consultation.opens_on,
        ended_on=consultation.closes_on,
        is_over=consultation.is_over,
    )


CONSULTATION = register(
    Owner(
        "consultation",
        find,
        not_now,
        in_time,
        invites=invitation,
        refuses=why_not_theirs,
        asks=asked_now,
        receive=receive,
        named=named,
        fieldwork=fieldwork,
        records=record_paper,
        says=SAYS,
        rings=rings,
        rang=rang,
        related="consultation",
    )
)


@transaction.atomic
def write_questions(*, consultation: Consultation, by: User) -> Questionnaire:
    """The questionnaire in which staff write them. Pressed twice, it is the same one.

    Where people are being asked already, what staff write is a correction: nobody is asked half of it.
    """
    consultation = locked(consultation)
    if consultation.questionnaire is not None:
        return consultation.questionnaire
    if consultation.published_at is None:
        return _start(consultation, by)
    questionnaire = open_questions(consultation=consultation, by=by)
    begin_correction(questionnaire=questionnaire, by=by)
    return questionnaire


@transaction.atomic
def open_questions(*, consultation: Consultation, by: User) -> Questionnaire:
    """Ask them from now on; where staff wrote none, one open question."""
    consultation = locked(consultation)
    questionnaire = consultation.questionnaire or _start(consultation, by)
    if questionnaire.asked is None and not questionnaire.draft.questions.exists():
        write_question(
            questionnaire=questionnaire,
            kind=Kind.LONG,
            words=OPEN_QUESTION,
            help_text=OPEN_QUESTION_HELP,
            by=by,
        )
    open_questionnaire(questionnaire=questionnaire, by=by)
    return questionnaire


def version_asked(consultation: Consultation) -> Version:
    """What people are asked now.

    A consultation that was published before it had questions of its own is given the open question the
    first time that somebody is about to answer it.
    """
    version = _asked(consultation.questionnaire_id)
    if version is None:
        questionnaire = open_questions(consultation=consultation, by=consultation.lead_officer)
        consultation.questionnaire = questionnaire
        return questionnaire.versions.exclude(opened_at=None).get()
    return version


def version_asked_if_any(consultation: Consultation) -> Version | None:
    """The same; None where nobody could ever answer here, as of one that was over before."""
    if consultation.is_open:
        return version_asked(consultation)
    return _asked(consultation.questionnaire_id)


def _asked(questionnaire_id: int | None) -> Version | None:
    opened = Version.objects.filter(questionnaire=questionnaire_id).exclude(opened_at=None)
    return opened.select_related("questionnaire").order_by("-number").first()


def _start(consultation: Consultation, by: User) -> Questionnaire:
    consultation.questionnaire = start_questionnaire(title=consultation.title, by=by)
    consultation.save(update_fields=["questionnaire"])
    return consultation.questionnaire
