"""What people wrote in surveys, on comment cards too, and asked us to pass on, among all feedback.

Only of surveys by name. Of a confidential one each reading of an answer is written down for whoever gave it, which a
list of all cannot do; an anonymous one is told in numbers. Our own staff are never asked by name.
"""

from typing import Any

from base.core.audience import Audience
from base.core.feedback import FeedbackSource, feedback_source, page_of
from participation.questionnaires.models import Answer
from participation.questionnaires.owners import handled_by
from participation.questionnaires.themes.each_answer import SHAPE, answers_in_words

from .models import AskedUs, Privacy, Survey
from .models.asked_us import AskedUsQuerySet


def answers(user: Any):
    if not Audience.STAFF.admits(user):
        return Answer.objects.none()
    by_name = Survey.objects.launched().filter(privacy=Privacy.NAMED)
    asked = by_name.exclude(questionnaire=None).values("questionnaire")
    return answers_in_words(handled_by(user.pk).filter(pk__in=asked))


def passed_on(user: Any) -> AskedUsQuerySet:
    """They gave it to the service with their name, whatever the survey promised of the rest."""
    return AskedUs.objects.visible_to(user).exclude(words="")


feedback_source(
    FeedbackSource(
        "surveys",
        "Words in a survey",
        answers,
        service="sheet__questionnaire__survey__service",
        **SHAPE,
    )
)
feedback_source(
    FeedbackSource(
        "passed-on",
        "Asked to be passed on",
        passed_on,
        day="asked_at",
        words="words",
        service="survey__service",
        address=page_of("surveys:asked_us_page"),
    )
)
