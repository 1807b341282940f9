"""What panels and service voices find, among all feedback: what they have sent, and no draft."""

from typing import Any

from base.core.feedback import FeedbackSource, feedback_source, page_of

from .models import Finding, FindingQuerySet


def sent(user: Any) -> FindingQuerySet:
    return Finding.objects.visible_to(user).sent()


feedback_source(
    FeedbackSource(
        "findings",
        "Finding of a panel",
        sent,
        day="sent_on",
        moment=False,
        words="what",
        service="service",
        address=page_of("insight:staff_finding"),
    )
)
