"""What customers raised at what we did with them, among all feedback: what we answer is on the outcome's own page."""

from base.core.feedback import FeedbackSource, feedback_source, page_of

from .models import Outcome

feedback_source(
    FeedbackSource(
        "outcomes",
        "Point raised with us",
        Outcome.objects.visible_to,
        day="said_on",
        moment=False,
        words="said",
        service="service",
        address=page_of("activities:staff_outcome"),
    )
)
