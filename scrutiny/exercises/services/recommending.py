"""What the panel recommends: drafted several at a time, numbered within the exercise, and sent together."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from base.accounts.models import User
from base.core.refused import Refused
from participation.programme.activities.models import Activity
from scrutiny.recommendations.models import Recommendation
from scrutiny.recommendations.services import send_to_landlord, write_draft

from ..models import Exercise, Side, Stage
from .who import going_on


@transaction.atomic
def draft_recommendations(
    *, exercise: Exercise, drafts: Iterable[dict[str, Any]], by: User
) -> list[Recommendation]:
    """``drafts`` are the fields of a recommendation each, without panel and activity."""
    exercise = going_on(exercise, Side.PANEL, by)
    if exercise.at is not Stage.RECOMMENDATIONS:
        raise Refused(
            "Recommendations are written once the report is published, and before they are sent."
        )
    activity = Activity.objects.get(pk=exercise.pk)
    return [write_draft(by=by, panel=exercise.panel, activity=activity, **one) for one in drafts]


def send_drafts(*, exercise: Exercise, by: User) -> list[Recommendation]:
    """All of them, in the order in which they were written. To be called in the transaction of the step."""
    drafts = Recommendation.objects.drafts().filter(activity=exercise.pk).order_by("pk")
    return [send_to_landlord(recommendation=one, by=by) for one in drafts]
