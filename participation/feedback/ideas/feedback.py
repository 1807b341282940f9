"""Ideas of customers and their groups, and issues that nobody talked about, among all feedback."""

from typing import Any

from django.db.models import QuerySet

from base.core.audience import Audience
from base.core.feedback import FeedbackSource, feedback_source, page_of

from .models import Idea, Issue


def ideas(user: Any) -> QuerySet[Idea]:
    """Not what we thought of ourselves, nor what another organisation does."""
    theirs = Idea.objects.filter(source__in=[Idea.Source.CUSTOMER, Idea.Source.GROUP])
    return theirs if Audience.STAFF.admits(user) else theirs.none()


def issues(user: Any) -> QuerySet[Issue]:
    return Issue.objects.all() if Audience.STAFF.admits(user) else Issue.objects.none()


for code, kind, rows, page in (
    ("ideas", "Idea", ideas, "ideas:idea"),
    ("issues", "Issue", issues, "ideas:issue"),
):
    feedback_source(
        FeedbackSource(
            code, kind, rows, day="noted_on", moment=False, words="what", address=page_of(page)
        )
    )
