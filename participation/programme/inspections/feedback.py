"""What residents who inspect say in their own words, among all feedback. Nothing else that they answered."""

from collections.abc import Callable
from typing import Any

from base.core.feedback import FeedbackSource, feedback_source, page_of

from .models import Inspection
from .models.inspections import InspectionQuerySet


def that_say(field: str) -> Callable[[Any], InspectionQuerySet]:
    return lambda user: Inspection.objects.visible_to(user).sent().exclude(**{field: ""})


for code, kind, field in (
    ("inspections-wrong", "Inspection: to be put right", "wrong"),
    ("inspections-praise", "Inspection: what was good", "praise"),
):
    feedback_source(
        FeedbackSource(
            code,
            kind,
            that_say(field),
            day="sent_at",
            words=field,
            service="standard__service",
            address=page_of("inspections:inspection"),
        )
    )
