"""What staff do with a survey, from its first draft to what is published of it.

Each function holds the row it changes, so that two officers do not undo each other.
"""

from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked, save_with_lists
from base.core.slugs import free_slug
from participation.programme.activities.models import Activity
from participation.questionnaires.building.services import open_questionnaire, start_questionnaire
from participation.questionnaires.kinds import Kind
from participation.questionnaires.models import Questionnaire

from ..kinds import SURVEY
from ..models import ResultsNews, Survey, SurveyRequest
from ..ours.people import why_not_asked
from ..tasks import tell_results

#: What somebody who has it in their calendar needs to hear about when it changes.
DAYS = ("starts_at", "ends_at")
#: What people were told before they answered.
FAST_ONCE_OPEN = {
    "privacy": "who can find out what somebody answered",
    "survey_type": "what sort of survey it is",
}


@transaction.atomic
def start_survey(*, by: User, request: SurveyRequest | None = None, **fields: Any) -> Survey:
    """Begin one. Nobody but staff sees it until it is opened."""
    if request is not None:
        request = locked(request)
        if request.declined_at or request.taken_up_by:
            raise Refused("Somebody has answered this request already.")
    slug = free_slug(Activity, fields["title"], 150)
    survey = save_with_lists(
        Survey(kind=SURVEY.code, slug=slug, lead_officer=by, request=request), **fields
    )
    record_fact("survey_started", subject=survey, actor=by)
    return survey


@transaction.atomic
def change_survey(*, survey: Survey, **fields: Any) -> Survey:
    """Change what one page asks for and leave the rest as it is now."""
    survey = locked(survey)
    for name, words in FAST_ONCE_OPEN.items():
        if survey.opened_at and name in fields and fields[name] != getattr(survey, name):
            raise Refused(f"People were told {words}. It cannot be changed any more.")
    if any(name in fields and getattr(survey, name) != fields[name] for name in DAYS):
        survey.times_changed += 1
    survey.changed_at = timezone.now()
    if survey.opened_at and "open_to_all" in fields:
        survey.published_at = _published_at(survey, fields["open_to_all"])
    if survey.questionnaire and "title" in fields:
        survey.questionnaire.title = fields["title"]
        survey.questionnaire.save(update_fields=["title"])
    return save_with_lists(survey, **fields)


@transaction.atomic
def write_questions(*, survey: Survey, by: User) -> Questionnaire:
    """The questionnaire in which staff write them. Pressed twice, it is the same one."""
    survey = locked(survey)
    if survey.questionnaire is None:
        survey.questionnaire = start_questionnaire(title=survey.title, by=by)
        survey.save(update_fields=["questionnaire"])
    return survey.questionnaire


@transaction.atomic
def open_survey(*, survey: Survey, by: User) -> Survey:
    """Ask its questions from its first day on. Opening it again changes nothing.

    What must be stated before anybody is asked (R-13) is, and who can find out what is fast.
    """
    survey = locked(survey)
    if survey.opened_at:
        return survey
    if survey.cancelled_at:
        raise Refused("It was called off.")
    if survey.is_over:
        raise Refused("Its last day has passed: nobody could answer. Change its days first.")
    if survey.questionnaire is None:
        raise Refused("There is no question yet.")
    if missing := survey.still_to_state:
        raise Refused(f"Before people are asked, write {'; '.join(missing)}.")
    if survey.is_anonymous and _asks_for_a_file(survey.questionnaire):
        raise Refused("A photo or file could tell who sent it. Take that question out first.")
    if survey.is_of_staff and (why := why_not_asked(survey)):
        raise Refused(why)
    open_questionnaire(questionnaire=survey.questionnaire, by=by)
    survey.opened_at = timezone.now()
    survey.published_at = _published_at(survey, survey.open_to_all)
    survey.save()
    record_fact("survey_opened", subject=survey, actor=by, privacy=survey.get_privacy_display())
    return survey


@transaction.atomic
def close_survey(*, survey: Survey, by: User) -> Survey:
    """Nobody can answer from now on. Closing what is closed changes nothing."""
    survey = locked(survey)
    if survey.is_closed:
        return survey
    if not survey.is_open:
        raise Refused("It is not open.")
    survey.ends_at = timezone.now()
    survey.times_changed += 1
    survey.save()
    record_fact("survey_closed", subject=survey, actor=by)
    return survey


@transaction.atomic
def call_off_survey(*, survey: Survey, by: User) -> Survey:
    """It is not asked, or no longer. What was answered is kept, and counts nowhere."""
    survey = locked(survey)
    if survey.cancelled_at:
        return survey
    if survey.is_closed:
        raise Refused("It has closed. What people answered stands.")
    survey.cancelled_at = timezone.now()
    survey.save()
    record_fact("survey_called_off", subject=survey, actor=by)
    return survey


@transaction.atomic
def write_results(*, survey: Survey, by: User, **fields: Any) -> Survey:
    """What came of it, in words. Not before it has closed; it can be put right later."""
    survey = locked(survey)
    if not survey.is_closed:
        raise Refused("People can still answer. Write this after its last day.")
    for name, value in fields.items():
        setattr(survey, name, value)
    if survey.closed_out_at is None:
        survey.closed_out_at = timezone.now()
        record_fact("survey_closed_out", subject=survey, actor=by)
    survey.save()
    return survey


@transaction.atomic
def publish_results(*, survey: Survey, by: User) -> Survey:
    """Show everybody what was answered and what happens next. Publishing again changes nothing."""
    survey = locked(survey)
    if survey.results_published_at:
        return survey
    if survey.is_of_staff:
        raise Refused("It is of our own staff: your colleagues read the results on our own page.")
    if not survey.is_closed:
        raise Refused("People can still answer. Publish the results after its last day.")
    if not survey.next_steps:
        raise Refused("First write what happens next: people want to know what came of it.")
    survey.results_published_at = timezone.now()
    survey.published_at = survey.published_at or survey.results_published_at
    survey.save()
    record_fact("survey_results_published", subject=survey, actor=by)
    news, _ = ResultsNews.objects.get_or_create(survey=survey)
    transaction.on_commit(partial(tell_results.delay, news.pk), robust=True)
    return survey


def _asks_for_a_file(questionnaire: Questionnaire) -> bool:
    written = questionnaire.draft or questionnaire.asked
    return bool(written and written.questions.filter(kind=Kind.FILE).exists())


def _published_at(survey: Survey, open_to_all: bool) -> Any:
    if survey.results_published_at:
        return survey.published_at
    return (survey.published_at or timezone.now()) if open_to_all else None
