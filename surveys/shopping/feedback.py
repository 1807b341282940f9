"""What mystery shoppers found wrong, among all feedback, without their names."""

from base.core.feedback import FeedbackSource, feedback_source, page_of

from .models import Failure

feedback_source(
    FeedbackSource(
        "shopping",
        "Found by a mystery shopper",
        Failure.objects.visible_to,
        day="raised_at",
        words="what",
        service="service",
        address=page_of("shopping:failure"),
    )
)
