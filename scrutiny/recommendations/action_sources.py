"""Actions are made of what the landlord accepted, and the panel alone confirms that they are done."""

from participation.people.groups.models import Group
from participation.programme.actions.sources import Source, register
from participation.programme.activities.models import Activity

from .models import Answer, Recommendation


def find(pk: int) -> Recommendation | None:
    """Nothing is taken on of what is a draft, waits for a reply or was not accepted."""
    accepted = Recommendation.objects.filter(rounds__answer__in=[Answer.ACCEPTED, Answer.IN_PART])
    return accepted.filter(pk=pk).select_related("panel", "activity", "current").first()


def came_from(row) -> Activity | None:
    return row.activity


def panel_of(row) -> Group:
    return row.panel


RECOMMENDATION = register(
    Source("recommendation", "Recommendation", find, activity=came_from, confirmed_by=panel_of)
)
